/** How everything of a lab is called on the engine, so that two labs never meet and a lab can be removed whole. */
export const LAB_LABEL = 'replication-lab.lab';
/** What a labelled object is: `workbench`, `workspace`, `network` (the lab's default network), `learner`, `rds`, `archive`. */
export const KIND_LABEL = 'replication-lab.kind';
/** Containers, volumes and the network behind the lab's RDS, which a learner reaches by its API only. */
export const RDS_KIND = 'rds';
/** The container that reads a learner's files for the archive that they take home. */
export const ARCHIVE_KIND = 'archive';
/** What an RDS object on the engine is: `server`, `data`, `snapshot`, `template`, `network`, `helper`. */
export const RDS_PART_LABEL = 'replication-lab.rds.part';

export type LabNames = {
  lab: string;
  /** Before every name that a learner gives: container `db` is `rl-LAB-db` on the engine. */
  prefix: string;
  workbench: string;
  archive: string;
  /** The volume at /workspace. */
  workspace: string;
  /** What the learner sees as the network `bridge`. */
  network: string;
};

export function labNames(lab: string): LabNames {
  const prefix = `rl-${lab}-`;
  return {
    lab,
    prefix,
    workbench: `rl.${lab}.workbench`,
    archive: `rl.${lab}.archive`,
    workspace: `rl.${lab}.workspace`,
    network: `rl.${lab}.network`,
  };
}

/** The filter that finds a lab's objects on the engine. */
export function labFilter(lab: string): { label: string[] } {
  return { label: [`${LAB_LABEL}=${lab}`] };
}
