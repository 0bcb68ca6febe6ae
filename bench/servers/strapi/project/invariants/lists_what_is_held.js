import { get } from "../lib/http.js";

export const severity = "HIGH";
export const message = "The API lists the published articles that the database holds";

export default function (world) {
  const listed = get(world.api, "/api/articles?sort=title").json().data.map(one => `${one.documentId} ${one.title} ${one.rating}`);
  const held = world.systems.db
    .query("select document_id, title, rating from articles where published_at is not null order by title")
    .map(one => `${one.document_id} ${one.title} ${one.rating}`);
  return listed.join() === held.join() || `listed: ${listed}; held: ${held}`;
}
