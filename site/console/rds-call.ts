import { path, routes } from '../../lab/contract/routes.ts';
import { RdsAnswer, type Pace, type RdsInput } from '../../lab/contract/rds.ts';
import { currentLab } from '../lab/connection.ts';
import { Nothing, request } from '../lab/request.ts';

/**
 * One call of the API from the console: `rdsCall('DeleteDBInstance', { DBInstanceIdentifier: 'shop', … })`. What AWS
 * would refuse is an answer like any other, shown where it was asked; all else that fails is thrown as a `LabError`.
 */
export function rdsCall(action: string, input: RdsInput): Promise<RdsAnswer> {
  const url = path(routes.rdsCall, { lab: currentLab(), action });
  return request(url, { method: 'POST', body: input, answer: RdsAnswer });
}

/** How long things take from now on. */
export async function setPace(pace: Pace): Promise<void> {
  await request(path(routes.rdsPace, { lab: currentLab() }), {
    method: 'PUT',
    body: { pace },
    answer: Nothing,
  });
}

/** Ends the waits of an instance that only the true pace makes. */
export async function skipWaits(instance: string): Promise<void> {
  const url = path(routes.rdsWaits, { lab: currentLab(), instance });
  await request(url, { method: 'DELETE', answer: Nothing });
}
