export type Throttle = { (): void; cancel(): void };

/** Calls at most once in so many milliseconds, and always once after the last request. */
export function throttle(milliseconds: number, call: () => void): Throttle {
  let timer: NodeJS.Timeout | undefined;
  const request = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      call();
    }, milliseconds);
  };
  return Object.assign(request, {
    cancel() {
      clearTimeout(timer);
      timer = undefined;
    },
  });
}
