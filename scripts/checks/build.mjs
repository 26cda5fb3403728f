/** The production build, unless the one that lies here was made from these very sources. */
import { ensureBuilt } from '../launch/build.mjs';
import { reportFailure } from '../launch/say.mjs';

try {
	const { built } = await ensureBuilt();
	process.stdout.write(built ? 'Built.\n' : 'The build that lies here belongs to these sources.\n');
} catch (error) {
	reportFailure(error);
}
