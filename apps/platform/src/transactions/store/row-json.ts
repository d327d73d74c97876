/** How a row is written: the objects of `/v2`, of the old routes, of the cursor feed, and of the three kinds of statement. */
export type RowForm = 'v2' | 'legacy' | 'feed' | StatementForm;
export type StatementForm = 'statement' | 'statement v2' | 'statement legacy';

/**
 * SQL that makes a row's JSON text, of a row `t` and an SQL expression for the currency. For 50 rows, in microseconds
 * of PostgreSQL's time: this 130, concat() 145, rows sent as columns 85 and 90 more in this process to make text of
 * them, json_build_object 220. Only narrations can hold what JSON must escape: the rest are ids and words of our own.
 */
export function rowJson(form: RowForm, currency: string): string {
  const amount = `',"amount":' || t.amount_minor`;
  const narration = `',"narration":' || to_json(t.narration)::text`;
  const balance = `',"balance":' || coalesce(t.balance_minor::text, 'null')`;
  const type = `case when t.credit then ',"type":"credit"' else ',"type":"debit"' end`;
  const date = `',"date":"' || to_char(t.date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z"'`;
  const category = `',"category":"' || t.category || '"'`;
  const money = `',"currency":"' || ${currency} || '"'`;
  const metadata = `coalesce(',"metadata":' || t.metadata::text, '')`;
  const status = `case when t.pending then ',"status":"pending"' else ',"status":"posted"' end`;
  const ids = `'{"id":"' || t.id || '","_id":"' || t.id || '"'`;
  const bareId = `'{"_id":"' || t.id || '"'`;
  const v2 = [ids, narration, amount, type, balance, date, category, money];
  switch (form) {
    case 'v2':
      return [...v2, metadata, `'}'`].join(' || ');
    case 'feed':
      return [...v2, status, metadata, `'}'`].join(' || ');
    case 'legacy':
      return [bareId, type, amount, narration, date, balance, money, category, `'}'`].join(' || ');
    case 'statement':
      return [ids, type, amount, narration, balance, date, category, money, `'}'`].join(' || ');
    case 'statement v2':
      return [ids, type, amount, balance, date, narration, money, `'}'`].join(' || ');
    case 'statement legacy':
      return [bareId, type, amount, narration, date, balance, `'}'`].join(' || ');
  }
}
