using System.Net;
using RotationNotes.Delivery.Subscribers;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Portal.Readers;

/// <summary>Leaving and confirming by the personal link of a mail.</summary>
/// <remarks>
/// Mail scanners open every link, so GET, HEAD and OPTIONS change nothing: GET shows a page with one button. POST acts at once, without cookie,
/// login or redirect (RFC 8058), from the button and from mail programs alike. A token that nobody holds gets the answer of one that works: who
/// guesses learns nothing.
/// </remarks>
public sealed partial class SubscriptionPages(SubscriberRegistry registry, ILogger log)
{
    // The body of a one-click request is 26 bytes; a browser's empty form has none.
    private const int LongestBody = 1024;

    public void Map(WebApplication app)
    {
        app.MapMethods("/" + SubscriptionLinks.LeavePath + "/{token}", [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)(context => Ask(context, "Unsubscribe", "Do you want to stop getting this mail?")));
        app.MapMethods("/" + SubscriptionLinks.ConfirmPath + "/{token}", [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)(context => Ask(context, "Subscribe", "Do you want to get this mail?")));
        app.MapPost("/" + SubscriptionLinks.LeavePath + "/{token}", (RequestDelegate)(context => ActAsync(context, token => registry.Leave(token), "You are unsubscribed", "No further mail of this list will be sent to you.")));
        app.MapPost("/" + SubscriptionLinks.ConfirmPath + "/{token}", (RequestDelegate)(context => ActAsync(context, token => registry.Confirm(token), "You are subscribed", "The next edition comes to you.")));
    }

    private static Task Ask(HttpContext context, string action, string question) => Answer(
        context, StatusCodes.Status200OK, action, $"<p>{question}</p>\n<form method=\"post\"><button type=\"submit\">{action}</button></form>\n");

    private async Task ActAsync(HttpContext context, Func<SubscriptionToken, LinkedSubscription?> act, string title, string text)
    {
        var buffer = new byte[LongestBody + 1];
        if (context.Request.ContentLength > LongestBody || await context.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, context.RequestAborted) > LongestBody)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        try
        {
            // One look-up, whether or not the text has the form of a token.
            if (SubscriptionToken.TryParse((string?)context.Request.RouteValues["token"], out var token) && act(token) is { } subscription)
                Acted(title, subscription.List.Id);
        }
        catch (DiagnosticException)
        {
            // The wish was not recorded; the mail program tries again, the reader is told to.
            context.Response.Headers.RetryAfter = "60";
            await Answer(context, StatusCodes.Status503ServiceUnavailable, "Please try again", "<p>Your wish could not be recorded just now. Please press the button again in a minute.</p>\n");
            return;
        }

        await Answer(context, StatusCodes.Status200OK, title, $"<p>{text}</p>\n");
    }

    private static Task Answer(HttpContext context, int status, string title, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        // The button posts to this very page; nothing else may receive a form.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        return context.Response.WriteAsync(Page(WebUtility.HtmlEncode(title), body), context.RequestAborted);
    }

    // Neither address nor token: the log is read by more people than the store.
    [LoggerMessage(LogLevel.Information, "{What}: list {List}")]
    private partial void Acted(string what, string list);

    private static string Page(string title, string body) =>
        $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}}</title>
        <style>
        body { font: 17px/1.5 system-ui, sans-serif; color: #1b1f24; background: #fff; max-width: 30rem; margin: 18vh auto 0; padding: 0 1.25rem; }
        h1 { font-size: 1.5rem; margin: 0 0 .75rem; }
        button { font: inherit; font-weight: 600; color: #fff; background: #12365b; border: 0; border-radius: 4px; padding: .7rem 1.4rem; margin-top: .5rem; }
        button:focus-visible { outline: 3px solid #8fb8ff; outline-offset: 2px; }
        @media (prefers-color-scheme: dark) { body { color: #e6e9ed; background: #14171a; } button { color: #14171a; background: #8fb8ff; } }
        </style>
        </head>
        <body>
        <main>
        <h1>{{title}}</h1>
        {{body}}</main>
        </body>
        </html>

        """;
}
