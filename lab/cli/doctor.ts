import type { EngineReport } from '../engine/doctor.ts';
import { examine } from '../engine/doctor.ts';
import { errorCatalogue, fill } from '../contract/errors.ts';
import type { Language } from '../contract/names.ts';
import type { Command } from './command.ts';
import { doctorWords } from './doctor-words.ts';
import { findRunningServer } from './running-server.ts';
import { words } from './words.ts';

/** `doctor`: looks and tells; exit code 1 when something keeps the lab from starting. */
export const doctor: Command = {
  options: { json: { type: 'boolean' } },
  help: {
    ko: 'doctor [--json]         이 컴퓨터에서 무엇을 찾았고, 무엇을 쓰고, 무엇이 빠졌는지 알려 줘요',
    en: 'doctor [--json]         what was found on this machine, what is used, what is missing',
  },
  async run({ home, language, values }) {
    const report = await examine(home);
    const server = await findRunningServer(home);
    if (values['json'] === true) console.log(JSON.stringify({ server: server?.url, ...report }, null, 2));
    else {
      console.log(
        server === undefined
          ? words[language].notRunning
          : words[language].running(server.url, server.record.pid),
      );
      console.log(describeReport(report, language));
    }
    return report.problems.length === 0 ? 0 : 1;
  },
};

/** The report in words, a line for each finding. */
export function describeReport(report: EngineReport, language: Language): string {
  const say = doctorWords[language];
  const { uses, own, images, problems } = report;
  const lines = [say.node(process.version), '', say.looked];
  for (const place of report.looked) {
    const found =
      place.version === undefined
        ? (place.problem ?? '')
        : `${place.version}, API ${place.apiVersion ?? '?'}`;
    lines.push(
      `  ${place.state === 'usable' ? '✓' : '·'} ${place.from} (${place.address}): ${say.states[place.state]}${found === '' ? '' : ` — ${found}`}`,
    );
  }
  lines.push('', say.uses);
  if (uses === undefined) lines.push(`  ✗ ${say.usesNothing}`);
  else if (uses.kind === 'reached') lines.push(`  ✓ ${uses.from} (${uses.address}), ${uses.version}`);
  else lines.push(`  ✓ ${say.own[uses.state]}`);
  if (uses?.kind === 'own') {
    lines.push(`    ${say.folder}: ${own.folder}`);
    if (own.packagesMissing.length > 0)
      lines.push(`    ${say.willInstall}: ${own.packagesMissing.join(', ')}`);
  }
  if (own.obstacle !== undefined) lines.push(`  · ${say.obstacles[own.obstacle]}`);
  if (own.bytesFree !== undefined) lines.push(`  · ${say.free((own.bytesFree / 1e9).toFixed(1))}`);

  if (images.length > 0)
    lines.push(
      '',
      say.images,
      ...images.map(
        ({ name, origin }) => `  ${origin === 'missing' ? '·' : '✓'} ${name}: ${say.origins[origin]}`,
      ),
    );
  lines.push('');
  if (problems.length === 0) lines.push(`✓ ${say.allWell}`);
  for (const { code, values } of problems) {
    const { what, next } = errorCatalogue[code][language];
    lines.push(`✗ ${fill(what, values)}`, `  ${fill(next, values)}`);
  }
  return lines.join('\n');
}
