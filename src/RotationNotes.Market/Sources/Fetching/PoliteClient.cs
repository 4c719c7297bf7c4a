using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace RotationNotes.Market.Sources.Fetching;

/// <summary>Asks one source, one request at a time: spaced, repeated with growing pauses, each body read to its end before it counts.</summary>
internal sealed class PoliteClient : IDisposable
{
    private const int MostRedirects = 5;

    private readonly Manners manners;
    private readonly HttpClient client;
    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;
    private long lastRequest;

    public PoliteClient(Manners manners)
    {
        this.manners = manners;
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, UseCookies = false })
        {
            // Deadlines are the pipeline's; a second one in the client would cut them short.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddTimeout(manners.Deadline)
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = manners.Retries,
                Delay = manners.FirstPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnother(arguments.Outcome)),
            })
            .AddTimeout(manners.Timeout)
            .Build();
    }

    /// <param name="etag">Mark of the body we have; null to get it in any case.</param>
    /// <param name="lastModified">The same by time, as the vendor wrote it.</param>
    public async Task<Answer> GetAsync(Uri address, string? etag, string? lastModified, CancellationToken cancellation)
    {
        try
        {
            using var response = await pipeline.ExecuteAsync(async token => await AskAsync(address, etag, lastModified, token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.NotModified && (etag ?? lastModified) is not null)
                return new Answer([]) { IsUnchanged = true };
            if (response.StatusCode != HttpStatusCode.OK)
                return Answer.Failed(Explain(response));
            return new Answer(await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false))
            {
                ETag = response.Headers.ETag?.ToString(),
                LastModified = response.Content.Headers.LastModified?.ToString("r", CultureInfo.InvariantCulture),
            };
        }
        catch (FetchRefusedException refused)
        {
            return Answer.Failed(refused.Problem);
        }
        catch (TimeoutRejectedException)
        {
            return Answer.Failed(new FetchProblem($"no whole answer within {Seconds(manners.Timeout)}, asked several times", "Try again later, or raise TimeoutSeconds of the source.", EndsSource: true));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException)
        {
            return Answer.Failed(failure is HttpRequestException { HttpRequestError: not HttpRequestError.ResponseEnded } or NoAnswerException
                ? new FetchProblem(failure is NoAnswerException ? failure.Message : $"no connection: {failure.Message.TrimEnd('.')}", "Look at the network, the proxy and the vendor's page; a guard against robots stays silent too.", EndsSource: true)
                : new FetchProblem("the body broke off before its end, each time it was asked for", "Try again later."));
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> AskAsync(Uri address, string? etag, string? lastModified, CancellationToken cancellation)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
                throw new FetchRefusedException(new FetchProblem("the address is not encrypted (https)", "Correct the source's address."));
            await WaitForTurnAsync(cancellation).ConfigureAwait(false);
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11 };
            request.Headers.UserAgent.ParseAdd(manners.Agent);
            request.Headers.Accept.ParseAdd("text/csv, text/plain, */*;q=0.5");
            if (etag is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", etag);
            if (lastModified is not null)
                request.Headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
            var response = await BeginAsync(request, cancellation).ConfigureAwait(false);
            try
            {
                if (response.StatusCode is HttpStatusCode.OK)
                    await ReadWholeAsync(response, cancellation).ConfigureAwait(false);
                if ((int)response.StatusCode is < 300 or > 399 || response.StatusCode == HttpStatusCode.NotModified)
                    return response;
                address = Follow(address, response.Headers.Location, redirects);
            }
            catch
            {
                response.Dispose();
                throw;
            }

            response.Dispose();
        }
    }

    private async Task<HttpResponseMessage> BeginAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(manners.FirstByte);
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new NoAnswerException($"not a byte of an answer within {Seconds(manners.FirstByte)}");
        }
    }

    // A body that ends early is a failure of this attempt, so it is read here and not by the caller.
    private async Task ReadWholeAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var content = response.Content;
        using var whole = new MemoryStream();
        await using var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            if (whole.Length + read > manners.LargestBody)
                throw new FetchRefusedException(new FetchProblem($"the body is larger than {manners.LargestBody / 1024 / 1024} MB", "Ask the vendor's page what the address sends now."));
            whole.Write(buffer, 0, read);
        }

        var body = new ByteArrayContent(whole.ToArray());
        body.Headers.LastModified = content.Headers.LastModified;
        response.Content = body;
    }

    private async Task WaitForTurnAsync(CancellationToken cancellation)
    {
        if (lastRequest != 0 && manners.Spacing - Stopwatch.GetElapsedTime(lastRequest) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, cancellation).ConfigureAwait(false);
        lastRequest = Stopwatch.GetTimestamp();
    }

    private static Uri Follow(Uri from, Uri? location, int redirects)
    {
        if (location is null || redirects == MostRedirects)
            throw new FetchRefusedException(new FetchProblem("the address leads around in a circle", "Look for the vendor's present address and set it as Address."));
        var to = new Uri(from, location);
        return to.Host == from.Host && to.Port == from.Port && to.Scheme == from.Scheme
            ? to
            : throw new FetchRefusedException(new FetchProblem($"the address moved to another host, {to.Host}", "If that is the vendor's, set the new one as Address of the source."));
    }

    private bool IsWorthAnother(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or IOException or InvalidDataException or TimeoutRejectedException } => true,
        { Result: { } response } => IsTransient(response.StatusCode) && !(AskedWait(response) > manners.LongestWait),
        _ => false,
    };

    private static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500;

    // A moment instead of seconds is as good as too long: what the clock of the vendor shows is not known.
    private static TimeSpan? AskedWait(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        null => null,
        { Delta: { } delta } => delta,
        _ => TimeSpan.MaxValue,
    };

    private static FetchProblem Explain(HttpResponseMessage response)
    {
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new FetchProblem(
                $"the vendor's limit is reached ({status})",
                response.Headers.RetryAfter is { Delta: { } delta } ? $"It asks to wait {Seconds(delta)}; fetch again after that, or lower PerMinute." : "Fetch again later, or lower PerMinute of the source.",
                EndsSource: true),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new FetchProblem($"the vendor has no such file ({status})", "Correct the symbol, or the address of the source."),
            HttpStatusCode.Unauthorized or HttpStatusCode.PaymentRequired or HttpStatusCode.Forbidden => new FetchProblem(
                $"the vendor refuses the file ({status})", "It is not there, not free, or wants a key or a contact: look at the vendor's page."),
            var other when IsTransient(other) => new FetchProblem($"the vendor's server fails ({status}), asked several times", "Fetch again later.", EndsSource: true),
            _ => new FetchProblem($"the vendor answers {status} and no data", "Correct the address of the source."),
        };
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";

    /// <summary>Asking again would not help.</summary>
    private sealed class FetchRefusedException(FetchProblem problem) : Exception(problem.What)
    {
        public FetchProblem Problem => problem;
    }

    private sealed class NoAnswerException(string message) : IOException(message);
}
