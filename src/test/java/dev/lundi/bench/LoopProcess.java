package dev.lundi.bench;

import java.time.Duration;
import java.util.List;

import dev.lundi.support.TestDatabase;

/** The JavaMailSender loop in a process of its own, with a database of its own. */
final class LoopProcess implements AutoCloseable {

	private final BenchDatabase database = new BenchDatabase();

	private final Child child;

	LoopProcess(Site site, Options options) {
		database.fill(site.loopMails());
		TestDatabase address = database.address();
		child = Child.jvm(LoopMain.class, options.work().resolve(site.name("loop") + ".log"), List.of("-Xmx256m"),
				List.of(address.url(), address.username(), address.password(), "" + site.relay().port(),
						"" + site.connections()));
		child.await("ready");
	}

	Sample send(int mails) {
		Window window = Window.open(child.pid(), database::cpu);
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
