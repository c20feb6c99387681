import { join } from 'node:path';
import { labDirectory } from '../workbench/lab-directory.ts';
import { AwsError } from './aws-error.ts';
import type { OpenRds } from './rds.ts';
import { RdsStore } from './state/store.ts';

/** Joins the parts of one lab's RDS. */
export const openRds: OpenRds = async ({ workbench, home }) => {
  const store = await RdsStore.open(join(labDirectory(home, workbench.lab), 'rds/state.json'), () => ({
    pace: 'quick',
    instances: [],
    snapshots: [],
    parameterGroups: [],
    securityGroups: [],
    subnetGroups: [],
    events: [],
  }));
  return {
    call: (action) =>
      Promise.reject(
        new AwsError('InvalidAction', `Could not find operation ${action} for version 2014-10-31`),
      ),
    serve: (_request, response) => void response.writeHead(503).end(),
    accept: (connection) => void connection.destroy(),
    state: () =>
      Promise.resolve({
        pace: store.document.pace,
        instances: [],
        timelines: [],
        deeds: [],
        access: {
          path: `/rds/${workbench.lab}`,
          region: 'ap-northeast-2',
          accessKeyId: '',
          secretAccessKey: '',
        },
        publicPorts: {},
        images: {},
      }),
    onChange: (listener) => store.onChange(listener),
    instances: () => Promise.resolve([]),
    query: () => Promise.resolve([]),
    setPace: (pace) => store.change((document) => void (document.pace = pace)),
    skipWaits: () => undefined,
    clear: () => Promise.resolve(),
    close: () => store.saved(),
  };
};
