import type { Jobs, Service } from '../../service.ts';
import type { InstanceView } from './instance-view.ts';

/** What the actions on instances work with. */
export type InstanceActions = { service: Service; jobs: Jobs; view: InstanceView };
