import type { Values, Language } from './names.ts';
import type { DBInstance, RdsInput } from './rds.ts';

/** A container as a check sees it; names are the learner's own. */
export type ContainerFacts = {
  name: string;
  image: string;
  state: 'created' | 'running' | 'restarting' | 'paused' | 'exited' | 'dead';
  exitCode: number;
  restartPolicy: string;
  health: 'none' | 'starting' | 'healthy' | 'unhealthy';
  environment: Record<string, string>;
  command: string[];
  /** Compose's own labels: project and service. */
  project: string | undefined;
  service: string | undefined;
  networks: string[];
  /** Published ports: the lab's own view of them. */
  ports: { host: number; container: number }[];
  mounts: { kind: 'bind' | 'volume' | 'tmpfs'; source: string; target: string }[];
};

/** The lab as a check sees it: the engine, the files and SQL on the servers, read when asked. */
export interface CheckView {
  /** Undefined when there is none of that name. */
  container(name: string): Promise<ContainerFacts | undefined>;
  containers(): Promise<ContainerFacts[]>;
  /** Names of the lab's volumes, networks, images (`name:tag`). */
  volumes(): Promise<string[]>;
  networks(): Promise<string[]>;
  images(): Promise<string[]>;
  /** The last 200 lines of a container's log. */
  logs(name: string): Promise<string>;
  /** Path below the workspace; undefined when there is no such file, empty when it is not text or too large. */
  file(path: string): Promise<string | undefined>;
  /**
   * Rows of a query, as root over TCP; column names as MySQL gives them, values as text or null.
   * Where the server cannot be asked (no container, not running, still starting, password refused) it throws a
   * `CheckBlocked`, which becomes the verdict: a check need not handle it.
   */
  sql(container: string, query: string): Promise<Record<string, string | null>[]>;
  rds: RdsView;
}

/** The lab's RDS as a check sees it. */
export interface RdsView {
  instances(): Promise<DBInstance[]>;
  /** Undefined when there is none of that name. */
  instance(identifier: string): Promise<DBInstance | undefined>;
  /** An action that changes nothing, for example DescribeDBParameters; undefined where AWS answers "not found". */
  describe(
    action: `Describe${string}` | 'ListTagsForResource',
    input: RdsInput,
  ): Promise<Record<string, unknown> | undefined>;
  /** Rows of a query, as the service itself; throws `CheckBlocked` where the instance cannot be asked now. */
  sql(identifier: string, query: string): Promise<Record<string, string | null>[]>;
}

export type CheckAnswer =
  | true
  /** Not yet; the reason's words stand in the lesson's MDX (`<Reason id>`) or in `content/reasons.ts`. */
  | string
  | { reason: string; values?: Values; broken?: boolean };

export type Check = (lab: CheckView) => Promise<CheckAnswer>;

/** What `lesson.ts` exports by default. */
export type Lesson = {
  /** Lessons whose fences must have run before this one begins, in order. */
  needs: string[];
  /** The directory below the workspace in which `sh` fences run unless they say `dir=`. */
  directory?: string;
  /** Minutes that a person needs. */
  minutes: number;
  /** One check for each `<Step id>` of the MDX, in the same order. */
  checks: Record<string, Check>;
};

/** Words in both languages. */
export type Bilingual = Record<Language, string>;
