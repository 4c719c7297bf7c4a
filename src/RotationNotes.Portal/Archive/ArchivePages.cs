using System.Globalization;
using System.Net;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Configuration;
using RotationNotes.Publishing.Installation;
using RotationNotes.Publishing.Scheduling;

namespace RotationNotes.Portal.Archive;

/// <summary>The archive in the browser: an index, the files of each edition, and a health answer. Reads only.</summary>
/// <param name="newest">How the newest fire of a schedule went.</param>
public sealed class ArchivePages(Desk desk, Func<WorkerState> newest)
{
    // A note is one page with inline styles and inline SVG: it needs no script, no frame, no outside resource.
    private const string ContentPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Configure(IWebHostBuilder host, PortalOptions options) => host.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        // Only the forms of a subscription have a body.
        kestrel.Limits.MaxRequestBodySize = 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxConcurrentConnections = 200;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Listen(options.Address, options.Port);
    });

    public void Map(WebApplication app)
    {
        app.Use(Guard);
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)Index);
        app.MapMethods("/healthz", [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)Health);
        app.MapMethods("/editions/{edition}/{**path}", [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)File);
    }

    private Task Guard(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (IsOurHost(context.Request.Host))
            return next(context);
        // A page elsewhere that makes its own name point at loopback must not read the archive.
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync("unknown host name", context.RequestAborted);
    }

    private bool IsOurHost(HostString host) =>
        !IPAddress.IsLoopback(desk.Options.Portal.Address)
        || string.Equals(host.Host, desk.Options.Delivery.Site?.IdnHost, StringComparison.OrdinalIgnoreCase)
        || host.Host is "localhost" || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private Task Index(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        return context.Response.WriteAsync(PortalPage.Render(desk.Archive.Ids()), context.RequestAborted);
    }

    private Task Health(HttpContext context)
    {
        var state = newest();
        context.Response.StatusCode = state.IsGood ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        var fire = state.Fire?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "none";
        // The reason stays in the log: this page may be open to more eyes than the log is.
        return context.Response.WriteAsync($"{(state.IsGood ? "ok" : "failed")}\nlast fire {fire}\n", context.RequestAborted);
    }

    private Task File(HttpContext context)
    {
        var name = (string?)context.Request.RouteValues["edition"];
        var path = (string?)context.Request.RouteValues["path"] ?? "";
        if (!EditionId.TryParse(name, out var id) || !desk.Archive.Contains(id) || !EditionFile.IsInside(path))
            return NotFound(context);
        ArchivedEdition edition;
        try
        {
            edition = desk.Archive.Open(id);
        }
        catch (DiagnosticException)
        {
            return NotFound(context);
        }

        // Only what the manifest names is served, whatever else lies in the folder.
        var seal = edition.Manifest.Files.FirstOrDefault(file => file.Path == path);
        if (seal is null && path != ManifestJson.FileName)
            return NotFound(context);
        var file = edition.File(path);
        if (!file.Exists || file.LinkTarget is not null)
            return NotFound(context);
        context.Response.ContentType = ContentType(path);
        context.Response.ContentLength = file.Length;
        context.Response.Headers.ETag = $"\"{seal?.Sha256 ?? edition.ManifestSha256}\"";
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{id.Name}{(path == ArchivedEdition.PdfName ? ".pdf" : "-" + Path.GetFileName(path))}\"";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.SendFileAsync(file.FullName, context.RequestAborted);
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Response.WriteAsync("not found", context.RequestAborted);
    }

    private static string ContentType(string path) => Path.GetExtension(path) switch
    {
        ".pdf" => "application/pdf",
        ".html" => "text/html; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };
}
