/** What the page remembers in this browser. Storage may be refused or full: then the page works and forgets. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`replication-lab.${key}`, value);
  } catch (error) {
    console.warn('not remembered', key, error);
  }
}

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(`replication-lab.${key}`) ?? undefined;
  } catch (error) {
    console.warn('cannot recall', key, error);
    return undefined;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(`replication-lab.${key}`);
  } catch (error) {
    console.warn('cannot forget', key, error);
  }
}
