import type { Heading, Parent, Root, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isJsx, textAttribute, type Jsx } from '../../content/lesson-actions.ts';
import type { CodeLine } from '../lesson/code.ts';
import type { SlideKind, SlideProps } from '../slides/slide-props.ts';
import { jsx } from './jsx.ts';
import { codePieces, pieces, room, rowsBeside, rowsOf } from './slide-rules.ts';

type Draft = Omit<SlideProps, 'children'> & { face: RootContent[]; notes: RootContent[] };

/**
 * Turns the tree of a lesson, as `lessonTree` left it, into slides: each becomes a `<DeckSlide>` with a `<Face>`, which
 * is shown, and `<Notes>`, which the speaker reads. Where a slide ends depends on what is the same in every language
 * (code, counts), never on the length of the words: the slides of both languages have the same places.
 */
export function slideTree() {
  return (root: Root): void => {
    const slides = new Slides();
    slides.stack('title');
    slides.add('title', [], { title: titleOf(root) });
    const [, , ...rest] = root.children;
    for (const node of rest) {
      const column = isJsx(node) && (node.name === 'Step' || node.name === 'Quiz') ? node : undefined;
      if (column !== undefined) {
        const id = textAttribute(column, 'id', '');
        slides.stack(id ?? 'quiz', id);
        for (const child of column.children as RootContent[]) slides.take(child);
      } else {
        if (slides.inStep) slides.stack('after');
        slides.take(node);
      }
    }
    slides.stack('end');
    slides.add('end', [], { title: '' });
    root.children = slides.drafts.map(({ face, notes, ...props }) =>
      jsx('DeckSlide', props, [jsx('Face', {}, face), jsx('Notes', {}, notes)]),
    );
  };
}

class Slides {
  readonly drafts: Draft[] = [];
  #stack = '';
  #step: string | undefined;
  #title = '';
  /** Prose that no slide has yet. */
  #prose: RootContent[] = [];

  get inStep(): boolean {
    return this.#step !== undefined;
  }

  /** Begins a column of slides. */
  stack(name: string, step?: string): void {
    this.#endProse();
    this.#stack = name;
    this.#step = step;
    this.#title = '';
  }

  add(kind: SlideKind, face: RootContent[], more: Partial<Draft> = {}): void {
    const before = this.#last;
    // What was said after the slide before belongs to it; a sentence that ends in a colon leads to what comes.
    const leads = before === undefined ? 0 : this.#prose.findLastIndex((node) => !leadsOn(node)) + 1;
    before?.notes.push(...this.#prose.slice(0, leads));
    const notes = this.#prose.slice(leads);
    this.#prose = [];
    this.drafts.push({
      kind,
      stack: this.#stack,
      ...(this.#step === undefined ? {} : { step: this.#step }),
      title: this.#title,
      fragments: 0,
      face,
      notes,
      ...more,
    });
  }

  take(node: RootContent): void {
    if (node.type === 'heading') return this.#heading(node);
    if (node.type === 'table') return this.#table(node);
    if (!isJsx(node)) return void this.#prose.push(node);
    switch (node.name) {
      case 'StepHeading':
        this.#title = toString(node);
        return;
      case 'Show':
        return this.#show(node);
      case 'Fence':
        return this.#fence(node);
      case 'Output':
        return this.#output(node);
      case 'File':
        return this.#file(node);
      case 'Listing':
        for (const lines of codePieces(codeOf(node), room.code))
          this.add('code', [jsx('Listing', { lines })]);
        return;
      case 'Compare':
        return this.add('compare', [node], {
          fragments: pages(
            rowsBeside(valueOf(node, 'rows') as { left?: CodeLine; right?: CodeLine }[]),
            room.code,
          ),
        });
      case 'Flow':
      case 'Topology':
        return this.add('picture', [node]);
      case 'Predict':
      case 'Question':
        this.add('question', [node], {
          fragments: 1,
          question: textAttribute(node, 'id', '') ?? '',
          choices: node.children.filter((child) => isJsx(child, 'Choice')).length,
        });
        // The speaker also has why each of the others is wrong.
        this.#last?.notes.push(node);
        return;
      case 'InConsole':
        return this.add('console', [node]);
      case 'WentTo':
        for (const rows of pieces(node.children as RootContent[], 2))
          this.add('table', [{ ...node, children: rows } as RootContent]);
        return;
      default:
        this.#prose.push(node);
    }
  }

  get #last(): Draft | undefined {
    const last = this.drafts.at(-1);
    return last?.stack === this.#stack ? last : undefined;
  }

  #endProse(): void {
    if (this.#prose.length === 0) return;
    // A step with nothing but words still has its title on the stage.
    if (this.#last === undefined && this.#title !== '') this.add('words', []);
    this.drafts.at(-1)?.notes.push(...this.#prose);
    this.#prose = [];
  }

  #heading(node: Heading): void {
    this.#title = toString(node);
  }

  #show(node: Jsx): void {
    const last = this.#last;
    const blocks = node.children as RootContent[];
    if (
      last?.kind === 'words' &&
      last.title === this.#title &&
      last.face.length + blocks.length <= room.words
    ) {
      last.face.push(...blocks);
      last.notes.push(...this.#prose);
      this.#prose = [];
    } else this.add('words', [...blocks]);
  }

  #fence(node: Jsx): void {
    const lines = codeOf(node);
    const long = rowsOf(lines) > room.fence;
    if (long) {
      for (const piece of codePieces(lines, room.code)) this.add('code', [jsx('Listing', { lines: piece })]);
    }
    const on = valueOf(node, 'on');
    const as = valueOf(node, 'as');
    this.add('action', [node], {
      action: Number(valueOf(node, 'action')),
      long,
      terminal: typeof on === 'string' && as === undefined ? { kind: 'sql', on } : { kind: 'shell' },
    });
  }

  #output(node: Jsx): void {
    this.#last?.face.push(node);
    const lines = codeOf(node);
    if (rowsOf(lines) <= room.output) return;
    for (const piece of codePieces(lines, room.code)) this.add('output', [jsx('Output', { lines: piece })]);
  }

  #file(node: Jsx): void {
    const notes = node.children.length;
    this.add('file', [node], {
      action: Number(valueOf(node, 'action')),
      fragments: notes > 0 ? notes : pages(rowsOf(codeOf(node)), room.code),
    });
  }

  #table(node: Table): void {
    const [head, ...rows] = node.children;
    if (head === undefined) return;
    for (const piece of pieces(rows, room.table)) {
      this.add('table', [{ ...node, children: [head, ...piece] }]);
    }
  }
}

function titleOf(root: Root): string {
  const title = root.children.find((node) => node.type === 'heading' && node.depth === 1);
  return title === undefined ? '' : toString(title);
}

/** How often something of that many rows is turned over. */
function pages(rows: number, most: number): number {
  return Math.ceil(rows / most) - 1;
}

function leadsOn(node: RootContent): boolean {
  return node.type === 'paragraph' && /[:：]$/.test(toString(node).trim());
}

function codeOf(element: Jsx): CodeLine[] {
  return valueOf(element, 'lines') as CodeLine[];
}

/** The value that `jsx` gave an attribute. */
function valueOf(element: Jsx | Parent, name: string): unknown {
  if (!isJsx(element)) return undefined;
  for (const attribute of element.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== name) continue;
    if (typeof attribute.value === 'string') return attribute.value;
    return attribute.value == null ? true : JSON.parse(attribute.value.value);
  }
  return undefined;
}
