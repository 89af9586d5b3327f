package dev.lundi.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import dev.lundi.content.Week;
import dev.lundi.mail.BareSignatures;
import dev.lundi.pipeline.Run;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.relay.Relays;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Lundi as {@code --lundi.once} starts it; but when that run is over it waits for more,
 * so that a warm JVM can be measured.
 */
final class LundiMain {

	private LundiMain() {
	}

	static void main(String[] arguments) throws ClassNotFoundException, IOException {
		SpringApplication application = new SpringApplication(Class.forName("dev.lundi.Application"));
		application.setWebApplicationType(WebApplicationType.NONE);
		try (ConfigurableApplicationContext lundi = application.run(arguments);
				BufferedReader commands = new BufferedReader(
						new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			Child.answer("ready");
			for (String line = commands.readLine(); line != null; line = commands.readLine()) {
				obey(line.split(" "), lundi);
			}
		}
	}

	private static void obey(String[] command, ConfigurableApplicationContext lundi) throws IOException {
		switch (command[0]) {
			case "record" -> {
				CpuProfile.record(Path.of(command[1]));
				Child.answer("done");
			}
			case "run" -> Child.answer(run(lundi.getBean(WeeklyRuns.class), command[1], command[2]));
			case "transport" -> {
				new Transport(lundi.getBean(Relays.class)).send(Integer.parseInt(command[1]),
						Integer.parseInt(command[2]));
				Child.answer("done");
			}
			case "sign" -> {
				Shares.of(Integer.parseInt(command[1]), Integer.parseInt(command[2]), BareSignatures.rsa()::make);
				Child.answer("done");
			}
			default -> throw new IllegalArgumentException(command[0]);
		}
	}

	private static String run(WeeklyRuns runs, String newsletter, String week) {
		Run run = runs.start(newsletter, Week.parse(week), "benchmark").join();
		return run.status().name();
	}

}
