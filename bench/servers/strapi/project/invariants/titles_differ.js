export const severity = "MEDIUM";
export const message = "No two published articles have the same title";

export default function (world) {
  const titles = world.systems.db
    .query("select title from articles where published_at is not null")
    .map(one => one.title);
  return new Set(titles).size === titles.length || `titles: ${titles}`;
}
