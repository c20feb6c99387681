import { expect, test } from 'vitest';
import { readReasonWords } from './reason-words.ts';

test('the words of a reason are its plain text, with the places of its values', () => {
  const text = `# T
lead

<Step id="one">

## Title

<Reason id="wrong-port"><Replica>레플리카</Replica>가 \`{port}\`을(를) 두드려요. {name}은(는) 3306이에요.</Reason>
<Reason id="two-lines">
First.

Second.
</Reason>

</Step>

<Step id="two">

## Other

</Step>
`;
  expect(readReasonWords(text, 'ko.mdx')).toEqual({
    one: {
      'wrong-port': '레플리카가 {port}을(를) 두드려요. {name}은(는) 3306이에요.',
      'two-lines': 'First. Second.',
    },
    two: {},
  });
});
