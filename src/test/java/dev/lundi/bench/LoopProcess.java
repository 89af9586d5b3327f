package dev.lundi.bench;

import java.time.Duration;
import java.util.List;

import dev.lundi.support.TestDatabase;

/** The JavaMailSender loop in a process of its own, with a database of its own. */
final class LoopProcess implements AutoCloseable {

	private final BenchDatabase database = new BenchDatabase();

	private final ChildJvm child;

	LoopProcess(String name, int port, int connections, int mails, Options options) {
		database.fill(mails);
		TestDatabase address = database.address();
		child = ChildJvm.start(LoopMain.class, options.work().resolve(name + ".log"), List.of("-Xmx256m"),
				List.of(address.url(), address.username(), address.password(), "" + port, "" + connections));
		child.await("ready");
	}

	Sample send(int mails) {
		Window window = Window.open(child.pid(), database);
		child.say("" + mails);
		child.await("done");
		return window.close(mails, Duration.ZERO);
	}

	@Override
	public void close() {
		child.close();
		database.close();
	}

}
