/** One sentence in the words of a template and of a CDK app. */
import { sentencesIn } from '../../src/text/sentences';
import { either, eitherName, inWords, spellNames } from '../../src/text/words';

const SAID = `${either('StartingPosition', 'startingPosition')} is set; ${either('remove it', 'leave it out')}`;

test('a sentence is printed in one of the two', () => {
  expect(inWords(SAID, 'template')).toBe('StartingPosition is set; remove it');
  expect(inWords(SAID, 'cdk')).toBe('startingPosition is set; leave it out');
});

test('words inside words follow them', () => {
  expect(inWords(either(`a ${either('b', 'c')}`, `d ${either('e', 'f')}`), 'template')).toBe('a b');
  expect(inWords(either(`a ${either('b', 'c')}`, `d ${either('e', 'f')}`), 'cdk')).toBe('d f');
});

test('an option begins a sentence as it is written', () => {
  expect(sentencesIn('cdk', SAID, 'the fix')).toBe('startingPosition is set; leave it out. The fix.');
});

test.each(['\ufdd2', '\ufdd3\ufdd4', 'a\ufdd2b\ufdd4c\ufdd3d'])('marks in the text of a template are no marks: %j', (hostile) => {
  expect(inWords(`x ${hostile} ${SAID}`, 'cdk')).toMatch(/^x [a-d]* ?startingPosition is set; leave it out$/);
});

test('a language spells the names of code, and no other word', () => {
  const said = `Set ${eitherName('FifoQueue', 'isFifo')} and ${either('the KeyArn', 'isFifo of keyArn, as keyArn is', 'keyArn')}`;
  expect(spellNames(inWords(said, 'cdk'), (name) => name.toUpperCase())).toBe('Set ISFIFO and isFifo of KEYARN, as KEYARN is');
  expect(sentencesIn('cdk', said)).toBe('Set isFifo and isFifo of keyArn, as keyArn is.');
  expect(sentencesIn('template', said)).toBe('Set FifoQueue and the KeyArn.');
});

test.each(['\ufdd5', '\ufdd6', 'a\ufdd5b', 'a\ufdd6b\ufdd5'])('marks of code in the text of a template are no marks: %j', (hostile) => {
  expect(sentencesIn('cdk', `x ${hostile} ${SAID}`)).toMatch(/^X [ab]* ?startingPosition is set; leave it out\.$/);
});
