import { PROGRAM } from '../../workbench/sql-session.ts';
import type { Database } from '../observe/servers.ts';
import { text, type Family, type Finding, type Scene } from './finding.ts';

/**
 * The last statement of every session that is still open, the lab's own left out, where it failed in a way that we
 * know. A session's next statement takes the diagnosis away with it.
 */
const LAST_FAILED = `SELECT h.sql_text AS statement, h.mysql_errno AS number, h.message_text AS message
  FROM performance_schema.events_statements_history h
  JOIN performance_schema.threads t USING (thread_id)
  WHERE t.processlist_id IS NOT NULL AND t.processlist_id <> CONNECTION_ID()
    AND h.mysql_errno IN (1064, 1198, 1200, 1524, 3021, 3081)
    AND NOT EXISTS (SELECT 1 FROM performance_schema.session_account_connect_attrs a
      WHERE a.processlist_id = t.processlist_id AND a.attr_name = 'program_name' AND a.attr_value = '${PROGRAM}')
    AND h.event_id = (SELECT MAX(l.event_id) FROM performance_schema.events_statements_history l
      WHERE l.thread_id = h.thread_id)
  LIMIT 20`;

/** Sessions that say they speak latin1 and send what is not ASCII: Hangul, most likely. */
const LATIN1 = `SELECT h.sql_text AS statement
  FROM performance_schema.events_statements_history h
  JOIN performance_schema.variables_by_thread v USING (thread_id)
  WHERE v.variable_name = 'character_set_client' AND v.variable_value = 'latin1'
    AND h.sql_text REGEXP '[^\\\\x00-\\\\x7f]'
  ORDER BY h.event_id DESC LIMIT 1`;

/** What the article of 2024 and many others say, and what is said today. */
const OLD_WORDS: [RegExp, string, string][] = [
  [/^\s*change\s+master\s+to\b/i, 'CHANGE MASTER TO', 'CHANGE REPLICATION SOURCE TO'],
  [/^\s*start\s+slave\b/i, 'START SLAVE', 'START REPLICA'],
  [/^\s*stop\s+slave\b/i, 'STOP SLAVE', 'STOP REPLICA'],
  [/^\s*reset\s+slave\b/i, 'RESET SLAVE', 'RESET REPLICA'],
  [/^\s*show\s+slave\s+status\b/i, 'SHOW SLAVE STATUS', 'SHOW REPLICA STATUS'],
  [/^\s*show\s+slave\s+hosts\b/i, 'SHOW SLAVE HOSTS', 'SHOW REPLICAS'],
  [/^\s*show\s+master\s+status\b/i, 'SHOW MASTER STATUS', 'SHOW BINARY LOG STATUS'],
  [/^\s*show\s+master\s+logs\b/i, 'SHOW MASTER LOGS', 'SHOW BINARY LOGS'],
  [/^\s*purge\s+master\s+logs\b/i, 'PURGE MASTER LOGS', 'PURGE BINARY LOGS'],
  [/^\s*reset\s+master\b/i, 'RESET MASTER', 'RESET BINARY LOGS AND GTIDS'],
];

/** What the learner typed last at a prompt was refused, and the refusal tells a known misunderstanding. */
export const prompt: Family = async (scene) =>
  (
    await Promise.all(scene.databases.filter(({ server }) => server).map((one) => atPrompts(one, scene)))
  ).flat();

async function atPrompts(
  { container: { name: on } }: Database,
  { view, meantToFail }: Scene,
): Promise<Finding[]> {
  const [failed, latin1] = await Promise.all([view.sql(on, LAST_FAILED), view.sql(on, LATIN1)]);
  const meant = new Set(meantToFail.map(plain));
  const findings = failed
    .filter((row) => !meant.has(plain(text(row, 'statement'))))
    .flatMap((row) => failure(on, Number(text(row, 'number')), text(row, 'statement'), text(row, 'message')));
  const hangul = latin1.map((row): Finding => ({
    id: 'hangul-as-latin1',
    on,
    values: {},
    evidence: text(row, 'statement'),
  }));
  return [...findings, ...hangul];
}

function failure(on: string, number: number, statement: string, message: string): Finding[] {
  const evidence = `ERROR ${number}: ${message}`;
  if (number === 1524) {
    return /mysql_native_password/.test(message)
      ? [{ id: 'native-password-gone', on, values: {}, evidence }]
      : [];
  }
  if (number === 1200) return [{ id: 'replica-never-set-up', on, values: {}, evidence }];
  if (number !== 1064) return [{ id: 'replica-running', on, values: {}, evidence }];
  const words = OLD_WORDS.find(([pattern]) => pattern.test(statement));
  return words ? [{ id: 'old-words', on, values: { old: words[1], new: words[2] }, evidence }] : [];
}

/** A statement whatever its case, spaces and end. */
function plain(statement: string): string {
  return statement
    .replace(/\s+/g, ' ')
    .replace(/\s*(;|\\G)\s*$/i, '')
    .trim()
    .toLowerCase();
}
