import type Dockerode from 'dockerode';
import * as z from 'zod/mini';
import type { OnProgress } from '../engine.ts';
import { followAnswer } from './follow-answer.ts';

/** A registry that has said nothing for this long is as good as none. */
const FIRST_WORD_LIMIT_MS = 10_000;
const SILENCE_LIMIT_MS = 60_000;

const Event = z.object({
  id: z.optional(z.string()),
  status: z.optional(z.string()),
  progressDetail: z.optional(z.object({ current: z.optional(z.number()), total: z.optional(z.number()) })),
});

/** Pulls an image; rejects when no registry has it, or none answers in time. */
export async function pullImage(
  docker: Dockerode,
  image: string,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<void> {
  const startedAt = Date.now();
  const silence = new AbortController();
  const tooQuiet = () => silence.abort(new Error('no registry answers'));
  let timer = setTimeout(tooQuiet, FIRST_WORD_LIMIT_MS);
  const layers = new Map<string, { done: number; total: number }>();
  try {
    const abortSignal = signal === undefined ? silence.signal : AbortSignal.any([signal, silence.signal]);
    const answer = await docker.pull(image, { abortSignal });
    await followAnswer(answer, Event, ({ id, status, progressDetail }) => {
      clearTimeout(timer);
      timer = setTimeout(tooQuiet, SILENCE_LIMIT_MS);
      if (id === undefined || status !== 'Downloading' || progressDetail?.total === undefined) return;
      layers.set(id, { done: progressDetail.current ?? 0, total: progressDetail.total });
      const sum = (key: 'done' | 'total') =>
        [...layers.values()].reduce((bytes, layer) => bytes + layer[key], 0);
      const amounts = { done: sum('done'), total: sum('total'), unit: 'bytes' } as const;
      onProgress({ task: 'image-pull', subject: image, ...amounts, startedAt });
    });
  } catch (error) {
    throw silence.signal.aborted ? silence.signal.reason : error;
  } finally {
    clearTimeout(timer);
    // Told only when it had begun: where no registry answers, nothing was waited for.
    if (layers.size > 0)
      onProgress({ task: 'image-pull', subject: image, startedAt, finishedAt: Date.now() });
  }
}
