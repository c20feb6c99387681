import type Dockerode from 'dockerode';
import { ifFound } from '../../workbench/container.ts';
import { IN_VOLUME } from './places.ts';
import type { ServerNames, Part } from './server-names.ts';
import { prepareShort, runShort, type PreparedShort, type ShortContainer } from './short-container.ts';

/** Everything is made beside its place and renamed when it is whole: what broke off before is made again. */
const INITIALISE = `set -eu
[ -d /to/${IN_VOLUME} ] && exit
rm -rf /to/new
install -d -o mysql -g mysql -m 750 /to/new /to/new/db /to/new/tmp /to/new/log \
  /to/new/log/binlog /to/new/log/error /to/new/log/general /to/new/log/relaylog /to/new/log/slowquery
{ echo 'USE mysql;'; mysql_tzinfo_to_sql /usr/share/zoneinfo 2>/dev/null; } >/tmp/time-zones.sql
mysqld --no-defaults --initialize-insecure --user=mysql --datadir=/to/new/db --init-file=/tmp/time-zones.sql \
  --innodb-redo-log-capacity=33554432 --innodb-use-native-aio=OFF --innodb-doublewrite=OFF \
  --innodb-flush-log-at-trx-commit=0 --skip-log-bin
rm /to/new/db/auto.cnf
mv /to/new /to/${IN_VOLUME}`;

/** A copy gets a UUID of its own at its first start. Logs that people read belong to the server that wrote them. */
const COPY = `set -eu
if ! [ -d /to/${IN_VOLUME} ]; then
  rm -rf /to/new
  cp -a --reflink=auto /from/${IN_VOLUME} /to/new
  rm -rf /to/new/db/auto.cnf /to/new/tmp/* /to/new/log/error/* /to/new/log/general/* /to/new/log/slowquery/*
  mv /to/new /to/${IN_VOLUME}
fi
du -sb /to/${IN_VOLUME}`;

/** Says what is done for an instance, as a person would have typed it. */
export type Tell = (resourceId: string, kind: 'docker' | 'file' | 'network', text: string) => void;

/** The data volumes of one lab's RDS, on one engine. */
export class DataVolumes {
  readonly #docker: Dockerode;
  readonly #names: ServerNames;
  readonly #tell: Tell;
  readonly #templates = new Map<string, Promise<string>>();

  constructor(docker: Dockerode, names: ServerNames, tell: Tell) {
    this.#docker = docker;
    this.#names = names;
    this.#tell = tell;
  }

  /** A new server's data, copied from what was initialised once. */
  async prepareEmpty(resourceId: string, image: string): Promise<void> {
    try {
      await this.#copyTemplate(resourceId, image);
    } catch {
      // The template may have been removed since it was made. What else is wrong shows itself again.
      this.#templates.delete(image);
      await this.#copyTemplate(resourceId, image);
    }
  }

  async prepareFrom(resourceId: string, snapshot: string, image: string): Promise<void> {
    const from = this.#names.snapshot(snapshot);
    // As in `expect`.
    await this.#docker.getVolume(from).inspect();
    await this.#copy(resourceId, from, image);
  }

  /** A copy that is ready to be made: its `run` does nothing but copy, and answers the size in bytes. */
  async prepareSnapshot(
    resourceId: string,
    snapshot: string,
    image: string,
  ): Promise<{ run(): Promise<number>; remove: PreparedShort['remove'] }> {
    const [from, to] = [this.#names.server(resourceId), this.#names.snapshot(snapshot)];
    await this.expect(resourceId);
    await this.#make(to, 'snapshot', resourceId);
    const prepared = await prepareShort(this.#docker, this.#copying(from, to, image));
    return {
      run: async () => {
        this.#tellCopy(resourceId, from, to, image);
        return Number.parseInt((await prepared.run()).toString(), 10);
      },
      remove: () => prepared.remove(),
    };
  }

  /** Rejects where the instance has no data: mounting a volume that is not there would make one without labels. */
  async expect(resourceId: string): Promise<void> {
    await this.#docker.getVolume(this.#names.server(resourceId)).inspect();
  }

  async remove(resourceId: string): Promise<void> {
    await ifFound(this.#docker.getVolume(this.#names.server(resourceId)).remove());
  }

  async removeSnapshot(snapshot: string): Promise<void> {
    await ifFound(this.#docker.getVolume(this.#names.snapshot(snapshot)).remove());
  }

  async #copyTemplate(resourceId: string, image: string): Promise<void> {
    const template = await this.#template(image, resourceId);
    // Mounting a volume that is not there would make one without labels.
    await this.#make(template, 'template');
    await this.#copy(resourceId, template, image);
  }

  async #copy(resourceId: string, from: string, image: string): Promise<void> {
    const to = this.#names.server(resourceId);
    await this.#make(to, 'data', resourceId);
    this.#tellCopy(resourceId, from, to, image);
    await runShort(this.#docker, this.#copying(from, to, image));
  }

  #tellCopy(resourceId: string, from: string, to: string, image: string): void {
    const words = `cp -a /from/${IN_VOLUME} /to/`;
    this.#tell(resourceId, 'docker', `docker run --rm -v ${from}:/from -v ${to}:/to ${image} ${words}`);
  }

  #template(image: string, resourceId: string): Promise<string> {
    const known = this.#templates.get(image);
    if (known !== undefined) return known;
    const made = this.#makeTemplate(image, resourceId);
    this.#templates.set(image, made);
    made.catch(() => this.#templates.delete(image));
    return made;
  }

  async #makeTemplate(image: string, resourceId: string): Promise<string> {
    const { Id } = await this.#docker.getImage(image).inspect();
    const volume = this.#names.template(Id);
    await this.#make(volume, 'template');
    const words = `mysqld --initialize-insecure --datadir=/to/${IN_VOLUME}/db`;
    this.#tell(resourceId, 'docker', `docker run --rm -v ${volume}:/to ${image} ${words}`);
    await runShort(this.#docker, {
      image,
      labels: this.#names.labels('helper'),
      command: ['bash', '-c', INITIALISE],
      volumes: { [volume]: '/to' },
      capabilities: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'],
    });
    return volume;
  }

  /** Makes the volume, unless it is there. */
  async #make(name: string, part: Part, resourceId?: string): Promise<void> {
    await this.#docker.createVolume({ Name: name, Labels: this.#names.labels(part, resourceId) });
  }

  #copying(from: string, to: string, image: string): ShortContainer {
    return {
      image,
      labels: this.#names.labels('helper'),
      command: ['bash', '-c', COPY],
      volumes: { [from]: '/from', [to]: '/to' },
      capabilities: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER'],
    };
  }
}
