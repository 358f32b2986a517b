/** A query that the data cannot answer; the message says what is missing. */
export class Underivable extends Error {
  override name = 'Underivable';
}
