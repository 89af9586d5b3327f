package dev.lundi.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.lundi.limits.Forecast.Binding;
import dev.lundi.limits.LimitProperties.Group;
import dev.lundi.reason.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ForecastsTests {

	private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");

	private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

	private static final LimitsDatabase DATABASE = new LimitsDatabase();

	private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

	private final Gates gates = new Gates(DATABASE.db(),
			new DomainGroups(Map.of("gmail", new Group(List.of(), "10/s", null))), System::nanoTime);

	private final Breakers breakers = new Breakers(DATABASE.db(), clock, System::nanoTime);

	@AfterAll
	static void close() {
		DATABASE.close();
	}

	@BeforeEach
	void empty() {
		DATABASE.db().sql("truncate gate, breaker").update();
	}

	@Test
	void nothingBindsWhenNothingWaits() {
		assertThat(forecast(Map.of(), 0)).isEqualTo(new Forecast(NOW, Binding.NOTHING, "", null, null));
	}

	@Test
	void nothingIsKnownBeforeAnythingWasMeasured() {
		assertThat(forecast(Map.of("", 100L), 0)).isEqualTo(new Forecast(null, Binding.SPEED, "", null, null));
	}

	@Test
	void theMeasuredSpeedTellsTheEndWhenNoLimitBinds() {
		gates.overall(Rate.parse("1000/s"));
		assertThat(forecast(Map.of("", 6000L), 100))
			.isEqualTo(new Forecast(NOW.plusSeconds(60), Binding.SPEED, "", null, null));
	}

	@Test
	void theOverallRateBinds() {
		gates.overall(Rate.parse("100/s"));
		Forecast forecast = forecast(Map.of("", 6000L), 97);
		assertThat(forecast.binding()).isEqualTo(Binding.RATE);
		assertThat(forecast.name()).isEqualTo("all");
		assertThat(forecast.end()).isBetween(NOW.plusSeconds(60), NOW.plusSeconds(62));
		assertThat(forecast.words()).isEqualTo("limited by all: 100/s; done at about 2026-06-01 08:01 UTC");
	}

	@Test
	void theSlowestDomainGroupBinds() {
		gates.overall(Rate.parse("100/s"));
		Forecast forecast = forecast(Map.of("", 6000L, "gmail", 1000L), 100);
		assertThat(forecast.name()).isEqualTo("group:gmail");
		assertThat(forecast.end()).isEqualTo(NOW.plusSeconds(102));
	}

	@Test
	void relaysShareTheMails() {
		gates.relay("a", Rate.parse("30/s"), null);
		gates.relay("b", Rate.parse("10/s"), null);
		Forecast forecast = forecast(Map.of("", 4000L), 39);
		assertThat(forecast.name()).isEqualTo("relay:a");
		assertThat(forecast.end()).isBetween(NOW.plusSeconds(101), NOW.plusSeconds(103));
		gates.relay("c", null, null);
		assertThat(forecast(Map.of("", 4000L), 39).binding()).isEqualTo(Binding.SPEED);
	}

	@Test
	void theWarmUpBinds() {
		gates.relay("main", null, new WarmUp(DATABASE.today(), 100, 2));
		Forecast forecast = forecast(Map.of("", 250L), 50);
		assertThat(forecast.binding()).isEqualTo(Binding.WARM_UP);
		assertThat(forecast.end()).isBetween(NOW, NOW.plus(Duration.ofDays(1)).plusSeconds(5));
		assertThat(forecast.words()).contains("warm-up day 0: 100 a day, 0 used");
		assertThat(forecast(Map.of("", 301L), 50).end()).isAfter(NOW.plus(Duration.ofDays(1)));
	}

	@Test
	void anOpenBreakerBinds() {
		gates.relay("main", null, null);
		for (int failure = 0; failure < 5; failure++) {
			breakers.of("relay:main").failed(Reason.inWords("Connection refused"));
		}
		Forecast forecast = forecast(Map.of("", 100L), 0);
		assertThat(forecast.binding()).isEqualTo(Binding.BREAKER);
		assertThat(forecast.name()).isEqualTo("relay:main");
		assertThat(forecast.until()).isEqualTo(NOW.plusSeconds(30));
		assertThat(forecast.words()).startsWith("relay:main is tried again at 2026-06-01 08:00 UTC");
	}

	@Test
	void anInterruptedRelayBindsNothingWhileAnotherGoes() {
		gates.relay("main", null, null);
		gates.relay("other", Rate.parse("10/s"), null);
		for (int failure = 0; failure < 5; failure++) {
			breakers.of("relay:main").failed(Reason.inWords("Connection refused"));
		}
		Forecast forecast = forecast(Map.of("", 10_000L), 9.8);
		assertThat(forecast.binding()).isEqualTo(Binding.RATE);
		assertThat(forecast.name()).isEqualTo("relay:other");
	}

	@Test
	void quietHoursBindBeforeAllElse() {
		gates.overall(Rate.parse("1/s"));
		Forecast forecast = new Forecasts(gates, breakers, SendWindow.parse("22:00-06:00", clock), clock)
			.of(Map.of("", 100L), 0, PARIS);
		assertThat(forecast.binding()).isEqualTo(Binding.SEND_WINDOW);
		assertThat(forecast.until()).isEqualTo("2026-06-01T20:00:00Z");
		assertThat(forecast.end()).isEqualTo("2026-06-01T20:01:42Z");
	}

	private Forecast forecast(Map<String, Long> waiting, double measured) {
		return new Forecasts(gates, breakers, SendWindow.parse("", clock), clock).of(waiting, measured, PARIS);
	}

}
