package dev.lundi.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * A {@link FaultyRelay} in a process of its own, until its input ends. Says its port.
 *
 * <pre>
 * RelayProcess [port=2525] [witness=FILE] [latency=20] [pipelining=false] [seed=7 TRANSIENT=50 CLOSED_AFTER=50 …]
 * </pre>
 */
final class RelayProcess {

	private RelayProcess() {
	}

	static void main(String[] args) throws IOException {
		Map<String, String> settings = new HashMap<>();
		for (String arg : args) {
			String[] parts = arg.split("=", 2);
			settings.put(parts[0], parts[1]);
		}
		String file = settings.get("witness");
		Witness witness = (file != null) ? new Witness(Path.of(file)) : new Witness();
		int port = Integer.parseInt(settings.getOrDefault("port", "0"));
		try (FaultyRelay relay = new FaultyRelay(manner(settings), port, witness)) {
			relay.follow(storm(settings));
			System.out.println(relay.port());
			while (System.in.read() >= 0) {
				System.out.println(relay.witness().count() + " mails, misdeeds: " + relay.misdeeds());
			}
		}
	}

	private static Manner manner(Map<String, String> settings) {
		Manner manner = Manner.PLAIN.at(Duration.ofMillis(Long.parseLong(settings.getOrDefault("latency", "0"))));
		return "false".equals(settings.get("pipelining")) ? manner.without(Manner.Extension.PIPELINING) : manner;
	}

	private static Storm storm(Map<String, String> settings) {
		Map<Storm.Weather, Integer> perMille = new EnumMap<>(Storm.Weather.class);
		for (Storm.Weather weather : Storm.Weather.values()) {
			perMille.put(weather, Integer.valueOf(settings.getOrDefault(weather.name(), "0")));
		}
		return new Storm(Long.parseLong(settings.getOrDefault("seed", "1")), perMille);
	}

}
