import { Edit } from './edit';

export const remove: Edit<'remove'> = ({ of }, draft) => {
  if (!draft.has(of)) return false;
  draft.write(of, undefined);
  return true;
};
