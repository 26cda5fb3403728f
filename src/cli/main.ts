import { runPrioriza } from './prioriza';

/** Runs the command line of this process. npm moves to the project's folder; paths are where the person stands. */
export async function main(): Promise<void> {
	const directory = process.env['npm_command'] === 'run-script' ? process.env['INIT_CWD'] : undefined;
	const outcome = await runPrioriza(process.argv.slice(2), directory ?? process.cwd());
	process.stdout.write(outcome.stdout);
	process.stderr.write(outcome.stderr);
	process.exitCode = outcome.exit;
}
