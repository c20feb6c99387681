import type Dockerode from 'dockerode';
import { PassThrough, type Duplex, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LabError } from '../../contract/lab-error.ts';
import type { Engine } from '../../engine/engine.ts';
import { ARCHIVE_KIND, KIND_LABEL, LAB_LABEL, labNames } from '../../engine/lab-names.ts';
import { ifFound, statusOf, WORKBENCH_IMAGE, WORKSPACE } from '../container.ts';
import { standardStreams } from '../demultiplex.ts';

const MIB = 1024 ** 2;
export type ArchiveLimits = {
  /** Of all files together; one that does not fit is left out, and the archive says so. */
  bytes: number;
  entries: number;
  /** From the request to the last byte. */
  milliseconds: number;
};
const LIMITS: ArchiveLimits = { bytes: 512 * MIB, entries: 20_000, milliseconds: 15 * 60_000 };
const MEMORY = 128 * MIB;

/**
 * Writes the archive to stdout: regular files, directories, and links that lead down from where they stand. Sizes
 * count as the files say them, so that a sparse giant is one that does not fit; a file that grows meanwhile is cut
 * at what it was. What is left out stands in a list in the archive.
 */
const SCRIPT = `
set -o pipefail
bytes_left=$1 entries_left=$2
choose() {
  local kind size path
  while IFS=/ read -r -d '' kind size path; do
    if [[ $kind == f ]]; then
      if ((size > bytes_left)); then
        printf '%s (%s bytes)\\n' "\${path#workspace/}" "$size" >> /tmp/LEFT-OUT.txt
        continue
      fi
      ((bytes_left -= size))
    fi
    if ((entries_left-- <= 0)); then
      printf '…\\n' >> /tmp/LEFT-OUT.txt
      break
    fi
    printf '%s\\0' "$path"
  done
  [[ ! -e /tmp/LEFT-OUT.txt ]] || printf 'tmp/LEFT-OUT.txt\\0'
}
cd /
find workspace -xdev -path workspace/.cache -prune \\
  -o \\( -type f -o -type d -o -type l ! -lname '/*' ! -lname '*..*' \\) -printf '%y/%s/%p\\0' |
  choose |
  tar --create --null --no-recursion --files-from=- --owner=0 --group=0 --numeric-owner --mode=a-s \\
    --ignore-failed-read --transform='flags=rSh;s,^\\(workspace\\|tmp\\),workspace,' |
  gzip
states=("\${PIPESTATUS[@]}")
# tar's 1 is a file that changed or went away meanwhile.
((states[2] <= 1 && states[3] == 0))
`;

/**
 * The learner's files as .tar.gz. A container of its own reads them: it has the image's programs and not those that a
 * learner may have put into the workbench, and it works while the workbench is stopped. Destroying the stream ends it.
 */
export async function archiveWorkspace(
  engine: Engine,
  lab: string,
  limits: Partial<ArchiveLimits> = {},
): Promise<Readable> {
  const { bytes, entries, milliseconds } = { ...LIMITS, ...limits };
  const container = await createReader(engine, lab, [String(bytes), String(entries)]);
  const remove = () => ifFound(container.remove({ force: true }));
  try {
    const streams = await container.attach({ stream: true, stdout: true, stderr: true, hijack: true });
    const archive = new PassThrough();
    const timer = setTimeout(
      () => archive.destroy(new Error(`the archive took longer than ${milliseconds} ms`)),
      milliseconds,
    );
    archive.once('close', () => {
      clearTimeout(timer);
      // It may have removed itself; one that cannot be removed now goes with the lab.
      remove().catch(() => undefined);
    });
    await container.start();
    void carry(container, streams as Duplex, archive);
    return archive;
  } catch (error) {
    await remove();
    throw error;
  }
}

/** An archive that is not whole ends with an error, so that nobody takes it for one that is. */
async function carry(container: Dockerode.Container, streams: Duplex, archive: PassThrough): Promise<void> {
  try {
    // Asked before it can have ended: then it is gone, and there would be nobody to ask.
    const ended = container.wait() as Promise<{ StatusCode: number }>;
    const output = standardStreams(streams, () => undefined);
    const [{ StatusCode }] = await Promise.all([ended, pipeline(output, archive, { end: false })]);
    if (StatusCode === 0) archive.end();
    else archive.destroy(new Error(`the archive ended with ${StatusCode}`));
  } catch (error) {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Its name is fixed, so that a lab has only one of them at a time. */
async function createReader(
  { docker }: Engine,
  lab: string,
  limits: [string, string],
): Promise<Dockerode.Container> {
  const { workspace, archive } = labNames(lab);
  try {
    return await docker.createContainer({
      name: archive,
      Image: WORKBENCH_IMAGE,
      Cmd: ['bash', '-c', SCRIPT, 'bash', ...limits],
      WorkingDir: '/',
      NetworkDisabled: true,
      Labels: { [LAB_LABEL]: lab, [KIND_LABEL]: ARCHIVE_KIND },
      HostConfig: {
        AutoRemove: true,
        Mounts: [{ Type: 'volume', Source: workspace, Target: WORKSPACE, ReadOnly: true }],
        NetworkMode: 'none',
        ReadonlyRootfs: true,
        Tmpfs: { '/tmp': 'size=16m' },
        // Files of whatever owner are read; nothing else is needed of root.
        CapDrop: ['ALL'],
        CapAdd: ['DAC_READ_SEARCH'],
        SecurityOpt: ['no-new-privileges'],
        Memory: MEMORY,
        MemorySwap: MEMORY,
        PidsLimit: 16,
        LogConfig: { Type: 'none', Config: {} },
      },
    });
  } catch (error) {
    if (statusOf(error) === 409) throw new LabError('task-running', {}, { cause: error });
    throw error;
  }
}
