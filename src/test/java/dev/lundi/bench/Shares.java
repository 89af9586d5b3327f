package dev.lundi.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Work in equal shares on as many threads. */
final class Shares {

	private static final Executor THREADS = (task) -> Thread.ofPlatform().name("share").start(task);

	private Shares() {
	}

	/** Returns when all of it is done. */
	static void of(int total, int threads, IntConsumer work) {
		Stream.generate(() -> CompletableFuture.runAsync(() -> work.accept(total / threads), THREADS))
			.limit(threads)
			.toList()
			.forEach(CompletableFuture::join);
	}

}
