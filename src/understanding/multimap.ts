/** Adds one more to the values of a key. */
export function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** For what is kept for good: a list that grew has room for half as many more and another sixteen, its copy has none. */
export function trim<Key, Value>(map: Map<Key, Value[]>): void {
  for (const [key, values] of map) map.set(key, values.slice());
}
