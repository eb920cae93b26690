/** What the handlers of the examples do with good and bad events, and what they answer: the right records, by the right identifiers. */
import { invoke } from './invoke';

const failures = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

describe('orders/save-order, a batch of a queue', () => {
  const message = (messageId: string, body: unknown) => ({ messageId, body: typeof body === 'string' ? body : JSON.stringify(body) });
  const order = (id: string) => ({ id, customer: 'ada', total: 12.5 });
  const save = (messages: unknown[], env: Record<string, string> = {}) =>
    invoke('orders', 'save-order', { Records: messages }, { TABLE: 'orders', ...env });
  const saved = (outcome: ReturnType<typeof save>) => outcome.sent.map(({ Item }) => Item.id.S as string);

  test('good messages are all saved, and none is reported', () => {
    const outcome = save([message('m1', order('o1')), message('m2', order('o2'))]);
    expect(outcome.response).toEqual(failures());
    expect(outcome.sent[0]).toMatchObject({
      TableName: 'orders', Item: { id: { S: 'o1' }, customer: { S: 'ada' }, total: { N: '12.5' }, status: { S: 'received' } },
    });
    expect(saved(outcome)).toEqual(['o1', 'o2']);
  });

  test.each([
    ['is no JSON', '{'],
    ['is JSON, but no order', 'null'],
    ['has no id', { customer: 'ada', total: 1 }],
    ['has no total that is a number', { id: 'o2', customer: 'ada', total: 'much' }],
  ])('a message that %s is the only one reported; those behind it are saved', (_, body) => {
    const outcome = save([message('m1', order('o1')), message('m2', body), message('m3', order('o3'))]);
    expect(outcome.response).toEqual(failures('m2'));
    expect(saved(outcome)).toEqual(['o1', 'o3']);
    expect(outcome.errors).toEqual([expect.stringContaining('message m2:')]);
  });

  test('a message that comes twice is saved once and is no failure', () => {
    const outcome = save([message('m1', order('o1')), message('m1', order('o1'))]);
    expect(outcome.response).toEqual(failures());
    expect(saved(outcome)).toEqual(['o1']);
  });

  test('an order that the table does not take is reported, to be tried again', () => {
    const outcome = save([message('m1', order('o1')), message('m2', order('o2'))], { BROKEN: 'o1' });
    expect(outcome.response).toEqual(failures('m1'));
    expect(saved(outcome)).toEqual(['o2']);
  });
});

describe('orders/count-clicks, a batch of a Kinesis stream', () => {
  const record = (sequenceNumber: string, data: string) => ({ kinesis: { sequenceNumber, data: Buffer.from(data).toString('base64') } });
  const click = (sequenceNumber: string, page: string) => record(sequenceNumber, JSON.stringify({ page }));
  const count = (...records: unknown[]) => invoke('orders', 'count-clicks', { Records: records });
  const counted = (outcome: ReturnType<typeof count>) => Object.fromEntries(outcome.logged.map((line) => {
    const { Page, Clicks } = JSON.parse(line) as { Page: string; Clicks: number };
    return [Page, Clicks];
  }));

  test('clicks are counted for each page', () => {
    const outcome = count(click('1', '/'), click('2', '/cart'), click('3', '/'));
    expect(outcome.response).toEqual(failures());
    expect(counted(outcome)).toEqual({ '/': 2, '/cart': 1 });
    expect(JSON.parse(outcome.logged[0])).toMatchObject({ _aws: { CloudWatchMetrics: [{ Namespace: 'Shop', Metrics: [{ Name: 'Clicks' }] }] } });
  });

  test.each([['is no JSON', 'click!'], ['has no page', '{}']])('a record that %s ends the batch: it is reported, only those before it count', (_, bad) => {
    const outcome = count(click('1', '/'), record('2', bad), click('3', '/'), record('4', bad));
    expect(outcome.response).toEqual(failures('2'));
    expect(counted(outcome)).toEqual({ '/': 1 });
  });
});

describe('orders/notify, one function with two ways in', () => {
  const change = (SequenceNumber: string, id: string) => ({
    eventName: 'MODIFY',
    dynamodb: { SequenceNumber, NewImage: { id: { S: id }, customer: { S: 'ada' }, status: { S: 'sent' } } },
  });
  const ready = { detail: { responsePayload: { bucket: 'b', key: 'cat.png', width: 640, height: 480 } } };
  const notify = (event: unknown, env: Record<string, string> = {}) => invoke('orders', 'notify', event, { TOPIC: 'arn:topic', ...env });
  const texts = (outcome: ReturnType<typeof notify>) => outcome.sent.map(({ Message }) => (JSON.parse(Message) as { text: string }).text);

  test('a batch of the table\'s stream: every change is announced in order', () => {
    const outcome = notify({ Records: [change('1', 'o1'), change('2', 'o2')] });
    expect(outcome.response).toEqual(failures());
    expect(texts(outcome)).toEqual(['Order o1 is now sent', 'Order o2 is now sent']);
  });

  test('a change that cannot be announced ends the batch and is reported by its sequence number', () => {
    const outcome = notify({ Records: [change('1', 'o1'), change('2', 'o2'), change('3', 'o3')] }, { REFUSED: 'o2' });
    expect(outcome.response).toEqual(failures('2'));
    expect(texts(outcome)).toEqual(['Order o1 is now sent']);
  });

  test('a malformed change is reported by its sequence number', () => {
    const outcome = notify({ Records: [{ dynamodb: { SequenceNumber: '1' } }, change('2', 'o2')] });
    expect(outcome.response).toEqual(failures('1'));
  });

  test('an asynchronous event: the picture is announced', () => {
    expect(texts(notify(ready))).toEqual(['Picture cat.png is ready: 640 × 480']);
  });

  test('an asynchronous event that cannot be announced is thrown, so that Lambda tries it again', () => {
    expect(notify(ready, { REFUSED: 'cat' }).error).toBe('refused');
  });
});

describe('orders/measure, asynchronous', () => {
  const uploaded = { detail: { bucket: { name: 'uploads' }, object: { key: 'a cat.png' } } };
  const head = '89504e470d0a1a0a' + '0000000d49484452' + '00000280' + '000001e0';
  const measure = (OBJECT: string) => invoke('orders', 'measure', uploaded, { OBJECT });

  test('the size of a PNG picture is answered, and only its head is read', () => {
    const outcome = measure(head);
    expect(outcome.response).toEqual({ bucket: 'uploads', key: 'a cat.png', width: 640, height: 480 });
    expect(outcome.sent).toEqual([{ Bucket: 'uploads', Key: 'a cat.png', Range: 'bytes=0-23' }]);
  });

  test.each([['something else', 'ffd8' + head.slice(4)], ['cut short', head.slice(0, -2)]])('a picture that is %s is thrown', (_, object) => {
    expect(measure(object).error).toBe('a cat.png is not a PNG picture');
  });
});

describe('two-branches', () => {
  const requestContext = { requestId: 'r1', condition: 'RetriesExhausted', approximateInvokeCount: 1 };
  const logged = (file: string, record: unknown) => JSON.parse(invoke('two-branches', file, record).logged[0]) as unknown;

  test('the work succeeds or fails as its event asks', () => {
    expect(invoke('two-branches', 'work', { succeed: true }).response).toEqual({ done: true });
    expect(invoke('two-branches', 'work', { succeed: false }).error).toBe('This event was asked to fail');
  });

  test('the branch of successes logs what was asked and answered', () => {
    expect(logged('succeeded', { requestContext, requestPayload: { succeed: true }, responsePayload: { done: true } }))
      .toEqual({ requestId: 'r1', asked: { succeed: true }, answered: { done: true } });
  });

  test('the branch of failures logs why, also of an event that never ran', () => {
    expect(logged('failed', { requestContext, requestPayload: { succeed: false }, responsePayload: { errorMessage: 'boom' } }))
      .toEqual({ requestId: 'r1', asked: { succeed: false }, condition: 'RetriesExhausted', attempts: 1, error: 'boom' });
    expect(logged('failed', { requestContext: { ...requestContext, condition: 'EventAgeExceeded' }, requestPayload: {} }))
      .toMatchObject({ condition: 'EventAgeExceeded' });
  });
});
