/** What is done with one message or record. It throws where that fails. */
export async function handle(text: string): Promise<void> {
  const { id } = JSON.parse(text) as { id?: string };
  if (id === undefined) throw new Error('An order without id');
}
