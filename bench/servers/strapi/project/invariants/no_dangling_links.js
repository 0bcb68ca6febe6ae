export const severity = "HIGH";
export const message = "Every link between an article and its author has both ends";

export default function (world) {
  const dangling = world.systems.db.query(`
    select count(*) as links from articles_author_lnk
    where article_id not in (select id from articles) or author_id not in (select id from authors)`);
  return Number(dangling[0].links) === 0;
}
