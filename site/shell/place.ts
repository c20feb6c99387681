/**
 * Where in a lesson the reader is: the first block in view that has a `data-place` (the same in every language) and
 * how far it is from the top.
 */
type Place = { block: string; offset: number };

/** On wide screens the text scrolls beside the lab, on narrow ones the page itself does. */
function scroller(): Element | undefined {
  const main = document.querySelector('main');
  if (!main) return undefined;
  return getComputedStyle(main).overflowY === 'auto' ? main : (document.scrollingElement ?? undefined);
}

function topOf(element: Element): number {
  return element === document.scrollingElement ? 0 : element.getBoundingClientRect().top;
}

function capture(): Place | undefined {
  const box = scroller();
  if (!box) return undefined;
  const top = topOf(box);
  if (box.scrollTop < 8) return { block: '', offset: 0 };
  for (const element of box.querySelectorAll<HTMLElement>('[data-place]')) {
    const rect = element.getBoundingClientRect();
    if (rect.bottom > top + 60 && element.dataset['place'] !== undefined) {
      return { block: element.dataset['place'], offset: rect.top - top };
    }
  }
  return undefined;
}

function restore(place: Place): boolean {
  const box = scroller();
  if (!box) return false;
  if (place.block === '') {
    box.scrollTop = 0;
    return true;
  }
  const element = box.querySelector(`[data-place="${CSS.escape(place.block)}"]`);
  if (!element) return false;
  box.scrollTop += element.getBoundingClientRect().top - topOf(box) - place.offset;
  return true;
}

const key = (slug: string) => `replication-lab.place.${slug}`;

/** Keeps the place in a lesson for the next time it is shown in this window, in whichever language. */
export function keepPlace(slug: string): void {
  const place = capture();
  if (place) sessionStorage.setItem(key(slug), JSON.stringify(place));
}

/** Goes back to the kept place; the top where there is none. */
export function returnToPlace(slug: string): void {
  const kept = sessionStorage.getItem(key(slug));
  const place: unknown = kept === null ? undefined : JSON.parse(kept);
  if (!isPlace(place) || !restore(place)) restore({ block: '', offset: 0 });
}

function isPlace(value: unknown): value is Place {
  return (
    typeof value === 'object' &&
    value !== null &&
    'block' in value &&
    typeof value.block === 'string' &&
    'offset' in value &&
    typeof value.offset === 'number'
  );
}

export function scrollToTop(): void {
  const box = scroller();
  if (box) box.scrollTop = 0;
}
