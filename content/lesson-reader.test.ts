import { describe, expect, test } from 'vitest';
import { readLesson } from './lesson-reader.ts';

const lesson = `# 두 대의 서버
소스와 **레플리카**를 켜요.

이어지는 글.

<Step id="write-files">

## 파일 쓰기

<File path="replication/compose.yaml" from="replication/first.yaml">
  <Line match="image:">이미지예요.</Line>
</File>

\`\`\`sh
docker compose up -d
\`\`\`

\`\`\`output
⋮
\`\`\`

\`\`\`yaml
shown: only
\`\`\`

\`\`\`sql on=db-source fails
SELECT 1;
\`\`\`

<Show>

무대에도 보이는 글.

</Show>

<Hint>도움말</Hint>
<Reason id="not-started">아직이에요.</Reason>

</Step>
`;

test('a lesson is read to its steps, actions and reasons', () => {
  expect(readLesson(lesson, '04/ko.mdx')).toEqual({
    title: '두 대의 서버',
    lead: '소스와 레플리카를 켜요.',
    shown: ['write-files/3'],
    steps: [
      {
        id: 'write-files',
        title: '파일 쓰기',
        reasons: ['not-started'],
        actions: [
          {
            kind: 'file',
            path: 'replication/compose.yaml',
            from: 'replication/first.yaml',
            lines: ['image:'],
          },
          { kind: 'sh', fails: false, text: 'docker compose up -d', expected: '⋮' },
          { kind: 'sql', on: 'db-source', fails: true, text: 'SELECT 1;' },
        ],
      },
    ],
  });
});

const step = (body: string) => `# T\nLead.\n\n<Step id="a">\n\n## S\n\n${body}\n\n</Step>\n`;

describe('a mistake is told with its file and line', () => {
  test.each([
    ['no title', 'Lead.', '04/en.mdx:1: the lesson needs a title'],
    ['no lead', '# T\n\n<Step id="a">\n\n## S\n\n</Step>', '04/en.mdx:1: the title must be followed'],
    ['no id', '# T\nLead.\n\n<Step>\n\n## S\n\n</Step>', '04/en.mdx:4: <Step> needs an id'],
    ['an id twice', `${step('a')}\n<Step id="a">\n\n## S\n\n</Step>`, 'two steps have the id "a"'],
    ['no step title', '# T\nLead.\n\n<Step id="a">\n\nText.\n\n</Step>', 'must begin with its title'],
    ['a wrong fence', step('```sql\nSELECT 1\n```'), '04/en.mdx:8: ```sql'],
    ['an output alone', step('```output\nx\n```'), '04/en.mdx:8: ```output must directly follow'],
    [
      'an output after prose',
      step('```sh\nls\n```\n\nProse.\n\n```output\nx\n```'),
      '04/en.mdx:14: ```output',
    ],
    [
      'an action in a hint',
      step('<Hint>\n\n```sh\nls\n```\n\n</Hint>'),
      '04/en.mdx:10: a ```sh fence must stand',
    ],
    ['a fence outside', '# T\nLead.\n\n```sh\nls\n```', '04/en.mdx:4: a ```sh fence must stand in a <Step>'],
    ['a file outside', '# T\nLead.\n\n<File path="a" />', '04/en.mdx:4: <File> must stand in a <Step>'],
    ['a path upwards', step('<File path="../a" />'), '04/en.mdx:8: <File path="../a">'],
    ['a tag left open', '# T\nLead.\n\n<Step id="a">\n', '04/en.mdx:4: '],
    ['a reason twice', step('<Reason id="x">a</Reason>\n\n<Reason id="x">b</Reason>'), 'stands twice'],
  ])('%s', (_, text, words) => {
    expect(() => readLesson(text, '04/en.mdx')).toThrow(words);
  });
});
