/** Keeps what each test of a file prints on standard error away from the terminal. Returns what the current test has printed there. */
export function standardErrorOfEachTest(): () => string {
  let printed = '';
  beforeEach(() => {
    printed = '';
    jest.spyOn(console, 'error').mockReturnValue();
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  return () => printed;
}
