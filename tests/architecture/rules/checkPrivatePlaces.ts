import type { Tree } from '../tree';

// Put together here, so that this file does not trip its own rule.
const privateFolders = ['work', 'tmp'].map((name) => ['', name, ''].join('/'));
const folder = new RegExp(`(^|[\\s"'\`(=:,<>])(${privateFolders.join('|')})`);
const url = /https?:\/\/(?:[^\s"'`/@]*@)?([^\s"'`/:)]+)/g;
const registryLike = /(^|[.-])(registry|npm|npmjs|pypi|artifactory|nexus|verdaccio|mirror)([.-]|$)/;
const publicRegistry = /(^|\.)npmjs\.(org|com)$/;

/** One line for each place of somebody's machine, and each address of somebody's registry, in the project. */
export function checkPrivatePlaces(tree: Tree): string[] {
	return tree.flatMap((file) =>
		file.text.split('\n').flatMap((line, index) => {
			const place = `${file.path}:${index + 1}`;
			const found: string[] = [];
			if (folder.test(line))
				found.push(`${place}: names a folder of one machine. Use os.tmpdir() or a path of the project.`);
			for (const [, host = ''] of line.matchAll(url))
				if (registryLike.test(host) && !publicRegistry.test(host))
					found.push(`${place}: names the registry ${host}, which others cannot reach.`);
			return found;
		}),
	);
}
