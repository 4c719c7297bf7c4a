using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Installation;

namespace RotationNotes.Portal.Preview;

/// <summary>Serves a preview on loopback: a frame that reloads itself, the note in it, its PDF and its state.</summary>
public static class PreviewServer
{
    /// <summary>Serves until the process is told to stop.</summary>
    /// <param name="port">0 lets the system choose one.</param>
    /// <param name="data">Gets the address.</param>
    /// <param name="talk">Gets what a reader at the terminal should know.</param>
    /// <exception cref="DiagnosticException">The port is taken (configuration).</exception>
    public static void Run(NotePreview preview, int port, DirectoryInfo applicationFolder, TextWriter data, TextWriter talk, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = applicationFolder.FullName });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        using var app = builder.Build();
        app.Use(Guard);
        app.MapGet("/", (RequestDelegate)(context => Html(context, PreviewPage.Frame, PreviewPage.FramePolicy)));
        app.MapGet("/note", (RequestDelegate)(context => Html(context, preview.State.Page ?? PreviewPage.Nothing, "frame-ancestors 'self'")));
        app.MapGet("/note.pdf", (RequestDelegate)(context => Pdf(context, preview)));
        app.MapGet("/state", (RequestDelegate)(context => State(context, preview)));
        try
        {
            app.StartAsync(cancellation).GetAwaiter().GetResult();
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException or SocketException)
        {
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(Place.Nowhere, $"port {port} is taken.", "Choose another with --port."));
        }

        data.WriteLine(app.Urls.First());
        data.Flush();
        talk.WriteLine("Open the address in a browser; it follows each save. Ctrl-C ends the preview.");
        cancellation.WaitHandle.WaitOne();
        app.StopAsync(TimeSpan.FromSeconds(1)).GetAwaiter().GetResult();
    }

    // A page elsewhere that makes its own name point at loopback must not read drafts.
    private static Task Guard(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.Host.Host is "localhost" or "127.0.0.1")
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync("unknown host name", context.RequestAborted);
    }

    private static Task Html(HttpContext context, string page, string policy)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = policy;
        return context.Response.WriteAsync(page, context.RequestAborted);
    }

    private static Task Pdf(HttpContext context, NotePreview preview)
    {
        if (preview.Pdf() is not { } pages)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return context.Response.WriteAsync("The note has not been rendered yet.", context.RequestAborted);
        }

        context.Response.ContentType = "application/pdf";
        return context.Response.Body.WriteAsync(pages, context.RequestAborted).AsTask();
    }

    /// <summary><c>/state?after=7</c> answers once there is a version above 7, at the latest after half a minute.</summary>
    private static async Task State(HttpContext context, NotePreview preview)
    {
        var after = int.TryParse(context.Request.Query["after"], out var seen) ? seen : -1;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        PreviewState state;
        try
        {
            state = await preview.After(after, limit.Token);
        }
        catch (OperationCanceledException)
        {
            state = preview.State;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter.AsStream());
        json.WriteStartObject();
        json.WriteNumber("version", state.Version);
        json.WriteNumber("milliseconds", Math.Round(state.Took.TotalMilliseconds, 1));
        json.WriteBoolean("old", state.IsOld);
        json.WriteStartArray("findings");
        foreach (var finding in state.Findings)
        {
            json.WriteStartObject();
            json.WriteBoolean("error", finding.IsError);
            json.WriteString("text", finding.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
