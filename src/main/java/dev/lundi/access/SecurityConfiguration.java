package dev.lundi.access;

import java.util.EnumSet;

import dev.lundi.instance.Instance;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.SessionCookieConfig;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

import static jakarta.servlet.SessionTrackingMode.COOKIE;

/** Who may open which page. What is not declared here is closed to everybody. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

	/** Pages to look at. */
	private static final String[] READ = { "/", "/view/**", "/lundi.css", "/lundi.js", "/lundi.svg", "/webjars/**" };

	/** Pages of readers, with forms; links in mails carry their own signature. */
	private static final String[] ACT = { "/n/**", "/unsubscribe/**", "/confirm/**", "/preferences/**", "/export/**",
			"/erasure/**", "/stay/**", "/login" };

	private static final int IDLE_MINUTES = 30;

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http) {
		return http.authorizeHttpRequests(SecurityConfiguration::routes)
			.addFilterBefore(new UploadGate(), CsrfFilter.class)
			.csrf(csrf -> csrf.ignoringRequestMatchers(post("/unsubscribe/**"), post("/preferences/**"),
					post("/confirm/**"), post("/n/*/subscriptions"), post("/export/**"), post("/erasure/**"),
					post("/stay/**")))
			.formLogin(form -> form.loginPage("/login").successHandler(new AfterLogin()))
			.logout(logout -> logout.logoutSuccessUrl("/login?logout"))
			.exceptionHandling(refused -> refused.authenticationEntryPoint(new SignInFirst()))
			.headers(SecurityConfiguration::headers)
			.build();
	}

	private static void routes(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes) {
		routes.dispatcherTypeMatchers(DispatcherType.ERROR)
			.permitAll()
			.requestMatchers(HttpMethod.GET, READ)
			.permitAll()
			.requestMatchers(HttpMethod.HEAD, READ)
			.permitAll()
			.requestMatchers(ACT)
			.permitAll()
			.requestMatchers("/desk/**")
			.hasRole(Role.EDITOR.name())
			.requestMatchers("/console/**")
			.hasRole(Role.OPERATOR.name())
			.requestMatchers("/inbox/**")
			.hasAnyRole(Role.EDITOR.name(), Role.OPERATOR.name())
			.anyRequest()
			.denyAll();
	}

	/**
	 * Who knows a link of this kind may act by it, and nobody else can forge one. A
	 * reader's mail program posts without a page of ours before (RFC 8058). The subscribe
	 * form has a stamp of its own, since other sites show it too.
	 */
	private static PathPatternRequestMatcher post(String links) {
		return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, links);
	}

	private static void headers(HeadersConfigurer<HttpSecurity> headers) {
		headers.addHeaderWriter(new PageHeaders())
			.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
			.contentTypeOptions(Customizer.withDefaults())
			.httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
			.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
			.permissionsPolicyHeader(
					permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
	}

	/** The <code>__Host-</code> prefix is refused by browsers without https. */
	@Bean
	ServletContextInitializer sessionCookie(Instance instance) {
		boolean https = "https".equals(instance.baseUrl().getScheme());
		return context -> {
			SessionCookieConfig cookie = context.getSessionCookieConfig();
			cookie.setName(https ? "__Host-lundi" : "lundi");
			cookie.setSecure(https);
			cookie.setHttpOnly(true);
			cookie.setPath("/");
			cookie.setAttribute("SameSite", "Lax");
			context.setSessionTimeout(IDLE_MINUTES);
			context.setSessionTrackingModes(EnumSet.of(COOKIE));
		};
	}

}
