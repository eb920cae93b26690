/** `#page` in tests: the script of the page as it is bundled. */
import { pageScript } from '../../projenrc/bundle-command';

export const script = pageScript();
