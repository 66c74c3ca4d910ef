// Pieces of SQL about one person, shared by what selects many (segments) and what writes to one (`contact`), so that both mean the
// same. `member` is an expression that gives the id of a membership that is not part of another one.

/** A membership and those that became part of it: what they were told and what they said counts for the person. */
export const membershipsOf = (member: string): string => `(
  with recursive part(id) as (select ${member} union all select x.id from member x join part on x.merged_into_id = part.id)
  select id from part)`;

/** Whether their newest word on a purpose is a yes. Of a yes and a no at the same instant the no holds. */
export const consentOf = (member: string, purpose: string): string => `coalesce((
  select said.given from (
    select c.given, c.recorded_at from consent c where c.purpose = ${purpose} and c.member_id in ${membershipsOf(member)}
    union all
    select c.given, c.recorded_at from identity i join consent c on c.identity_id = i.id
      where i.member_id = ${member} and c.purpose = ${purpose}
  ) said order by said.recorded_at desc, said.given limit 1), false)`;

/** Whether we can write to them at all: a private conversation that reaches them. */
export const isReachable = (member: string): string => `exists (
  select from identity i join conversation c on c.identity_id = i.id and c.audience = 'private'
  where i.member_id = ${member} and i.reachability = 'reachable')`;

/** Whether something of theirs is not put right yet, where many are asked about; of one, `open_complaint` says it at once. */
export const hasOpenCase = (member: string): string => `${member} in (select members_with_open_complaint())`;

/** The newest contact of the person, or null. */
export const lastContactOf = (member: string): string => `(
  select max(r.reserved_at) from contact_reservation r where r.member_id in ${membershipsOf(member)})`;

/** Where they are: as they said, else where they bought last in a shop of walls; null where nothing says so. */
export const timeZoneOf = (member: string): string => `(
  select coalesce(z.time_zone, (select s.time_zone from purchase p join shop s on s.id = p.shop_id
    where p.member_id = z.id and s.kind = 'store' order by p.purchased_at desc limit 1))
  from member z where z.id = ${member})`;
