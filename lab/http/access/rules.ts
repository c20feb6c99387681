import type { routes } from '../../contract/routes.ts';
import type { Caller } from './caller.ts';

/** `own`: on their own lab; `any`: on every lab of this server. */
export type Allowance = 'no' | 'own' | 'any' | 'yes';
/** What each role may; a role that is forgotten is a type error. */
export type Rule = Record<Caller['role'], Allowance>;
export type RouteName = keyof typeof routes;
/** A socket is asked for by GET too, but it is another thing than reading. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'SOCKET';

const rule = (nobody: Allowance, learner: Allowance, speaker: Allowance, instructor: Allowance): Rule => ({
  nobody,
  learner,
  speaker,
  instructor,
});

/*                           nobody learner speaker instructor */
const everyone /*    */ = rule('yes', 'yes', 'yes', 'yes');
const noOne /*       */ = rule('no', 'no', 'no', 'no');
const signedIn /*    */ = rule('no', 'yes', 'yes', 'yes');
/** Whoever has a lab works in it, and nobody else does. */
const ownLab /*      */ = rule('no', 'own', 'own', 'own');
/** The instructor looks at a learner's lab too. */
const seesLab /*     */ = rule('no', 'own', 'own', 'any');
/** A learner, about their own place in the class. */
const ownSeat /*     */ = rule('no', 'yes', 'no', 'no');
const ownSeatsLab /* */ = rule('no', 'own', 'no', 'no');
/** Whoever leads would lose their role in this browser by joining. */
const joins /*       */ = rule('yes', 'yes', 'no', 'no');
const leads /*       */ = rule('no', 'no', 'no', 'yes');

/** Who may call what. A method that does not stand here is refused for everyone. */
export const rules = {
  session: { GET: signedIn },
  lab: { GET: seesLab },
  socket: { SOCKET: seesLab },
  terminals: { POST: ownLab },
  terminal: { DELETE: ownLab },
  /** In another's lab the instructor only looks, and types where that learner has agreed. */
  terminalSocket: { SOCKET: seesLab },
  runAction: { POST: ownLab },
  previewAction: { GET: ownLab },
  writeAction: { POST: ownLab },
  typeAction: { POST: ownLab },
  solve: { POST: ownLab },
  goTo: { POST: ownLab },
  cure: { POST: ownLab },
  reset: { POST: ownLab },
  task: { GET: ownLab, DELETE: ownLab },
  files: { GET: ownLab },
  file: { GET: ownLab, PUT: ownLab, DELETE: ownLab, PATCH: ownLab },
  archive: { GET: ownLab },
  rdsCall: { POST: ownLab },
  rdsPace: { PUT: ownLab },
  rdsWaits: { DELETE: ownLab },
  hand: { POST: ownSeatsLab, DELETE: ownSeatsLab },
  help: { POST: ownSeatsLab, DELETE: ownSeatsLab },
  seat: { GET: ownSeat, DELETE: ownSeat },
  classDoor: { GET: everyone },
  joinClass: { POST: joins },
  class: { DELETE: leads },
  classSocket: { SOCKET: leads },
  classNotes: { POST: leads },
  classGoTo: { POST: leads },
  classPause: { POST: leads, DELETE: leads },
  classExtend: { POST: leads },
  results: { GET: leads },
  learner: { DELETE: leads },
  learnerGoTo: { POST: leads },
  learnerReset: { POST: leads },
  learnerHand: { POST: leads, DELETE: leads },
  learnerPause: { POST: leads, DELETE: leads },
  learnerExtend: { POST: leads },
  talkSocket: { SOCKET: everyone },
  talkTerminal: { SOCKET: everyone },
  recording: { GET: everyone },
} as const satisfies Record<RouteName, Partial<Record<Method, Rule>>>;

/** What is served beside the API: pages and assets; links that sign in; the RDS API of a lab. */
export type Beside = 'site' | 'door' | 'aws';

/**
 * The same for what is not API. At home nobody gets anything without the token, not even what a rule gives to
 * everyone. The RDS API needs no cookie there, because each request is signed with the lab's own key; in a class it is
 * closed: the workbench has one of its own, and what is not served cannot be attacked.
 */
export function ruleBeside(what: Beside, where: Where): Rule {
  if (what === 'door') return everyone;
  if (what === 'aws') return where === 'home' ? everyone : noOne;
  return atPlace(everyone, where);
}

/** Undefined for a method that the route does not have. */
export function ruleOf(route: RouteName, method: string, where: Where): Rule | undefined {
  const methods: Partial<Record<string, Rule>> = rules[route];
  const found = Object.hasOwn(methods, method) ? methods[method] : undefined;
  return found && atPlace(found, where);
}

export type Where = 'home' | 'class';

function atPlace(found: Rule, where: Where): Rule {
  return where === 'home' ? { ...found, nobody: 'no' } : found;
}

/** Whether this caller may, on the lab that the address names. */
export function allows(found: Rule, caller: Caller, lab: string | undefined): boolean {
  const allowance = found[caller.role];
  if (allowance === 'own') return lab !== undefined && 'lab' in caller && caller.lab === lab;
  return allowance !== 'no';
}
