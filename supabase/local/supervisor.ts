import { setTimeout as wait } from 'node:timers/promises';
import { type WatchedChild } from './process/watchedChild';
import { StartRefused } from './startRefused';

export interface SupervisedChildren {
	postgres: WatchedChild;
	postgrest: WatchedChild;
}

export interface RepairShop {
	/** Brings Postgres back after a crash and returns when it takes connections. */
	restartPostgres(): Promise<WatchedChild>;
	restartPostgrest(): Promise<WatchedChild>;
	log(line: string): void;
	/** What cannot be repaired: the whole backend has to stop. */
	giveUp(reason: StartRefused): void;
}

const longestPauseMs = 10_000;

/** Starts again whatever dies, for as long as it takes: a full disk is emptied, memory comes back. */
export class Supervisor {
	#children: SupervisedChildren;
	readonly #shop: RepairShop;
	#stopping = false;
	#ended: Promise<void> = Promise.resolve();
	#stop: () => void = () => undefined;

	constructor(children: SupervisedChildren, shop: RepairShop) {
		this.#children = children;
		this.#shop = shop;
	}

	get children(): SupervisedChildren {
		return this.#children;
	}

	start(): void {
		const stopped = new Promise<void>((done) => {
			this.#stop = done;
		});
		this.#ended = this.#watch(stopped);
	}

	async stop(): Promise<void> {
		this.#stopping = true;
		this.#stop();
		await this.#ended;
		await this.#children.postgrest.stop();
		await this.#children.postgres.stop();
	}

	async #watch(stopped: Promise<void>): Promise<void> {
		let pauseMs = 0;
		for (;;) {
			const began = Date.now();
			await Promise.race([this.#children.postgres.ended, this.#children.postgrest.ended, stopped]);
			if (this.#isStopping()) return;
			// Quick to help once, slower when helping does not last.
			if (Date.now() - began > longestPauseMs) pauseMs = 0;
			await Promise.race([wait(pauseMs), stopped]);
			await this.#repair();
			pauseMs = Math.min(longestPauseMs, pauseMs * 2 + 200);
		}
	}

	/** Asked anew after every wait: it changes while this loop sleeps. */
	#isStopping(): boolean {
		return this.#stopping;
	}

	async #repair(): Promise<void> {
		try {
			if (this.#children.postgres.hasEnded()) {
				this.#shop.log('La base de datos se detuvo de golpe; la levanto de nuevo…');
				this.#children = { ...this.#children, postgres: await this.#shop.restartPostgres() };
				// It would find the way back by itself, but only after half a minute.
				await this.#children.postgrest.stop();
			}
			if (this.#children.postgrest.hasEnded()) {
				this.#children = { ...this.#children, postgrest: await this.#shop.restartPostgrest() };
			}
		} catch (error) {
			if (error instanceof StartRefused && error.code === 'weak_durability') this.#shop.giveUp(error);
			else
				this.#shop.log(
					`Sigo intentando levantarla: ${error instanceof Error ? error.message : String(error)}`,
				);
		}
	}
}
