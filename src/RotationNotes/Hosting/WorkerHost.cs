using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging.Console;
using Quartz;
using RotationNotes.Delivery.Bounces;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Portal.Archive;
using RotationNotes.Portal.Readers;
using RotationNotes.Publishing.Installation;
using RotationNotes.Publishing.Scheduling;
using RotationNotes.Terminal;

namespace RotationNotes.Hosting;

/// <summary>The long-running process: schedules by Quartz, the archive as web pages by Kestrel.</summary>
internal static class WorkerHost
{
    // A service manager kills after 30 s by default elsewhere; an edition takes far less than this.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(25);

    /// <returns>Exit code: 0 after a stop signal, 70 when a loop faulted.</returns>
    /// <exception cref="DiagnosticException">The portal's address is taken (configuration).</exception>
    public static int Run(Desk desk, CommandEnvironment environment)
    {
        var options = desk.Options.Delivery;
        var mailRoom = MailRoom.Open(options, "serve", environment.Clock);
        using var dispatch = new DispatchDesk(mailRoom, new OperatorNotices(desk, mailRoom, environment.Clock), new DispatchSignal());
        mailRoom.ReadKeys();
        using var host = desk.Options.Portal.Enabled ? BuildWithPortal(desk, dispatch, environment) : BuildWithoutPortal(desk, dispatch, environment);
        var worker = host.Services.GetRequiredService<EditionWorker>();
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        try
        {
            host.StartAsync(environment.Cancellation).GetAwaiter().GetResult();
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException or SocketException)
        {
            throw AddressTaken(desk);
        }

        Announce(host, desk, environment);
        // Both ways of stopping meet here: our signal handler and the host's own.
        using (environment.Cancellation.Register(lifetime.StopApplication))
            host.WaitForShutdownAsync(CancellationToken.None).GetAwaiter().GetResult();
        environment.Output.Talk.WriteLine("Stopped.");
        return worker.IsFaulted || dispatch.IsFaulted ? ExitCode.Bug : ExitCode.Done;
    }

    private static WebApplication BuildWithPortal(Desk desk, DispatchDesk dispatch, CommandEnvironment environment)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = desk.Options.Paths.Root.FullName });
        Configure(builder, desk, dispatch, environment);
        ArchivePages.Configure(builder.WebHost, desk.Options.Portal);
        var app = builder.Build();
        var worker = app.Services.GetRequiredService<EditionWorker>();
        new ArchivePages(desk, () => worker.State).Map(app);
        new SubscriptionPages(dispatch.Room.Registry, app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(SubscriptionPages))).Map(app);
        return app;
    }

    private static IHost BuildWithoutPortal(Desk desk, DispatchDesk dispatch, CommandEnvironment environment)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = desk.Options.Paths.Root.FullName });
        Configure(builder, desk, dispatch, environment);
        return builder.Build();
    }

    private static void Configure(IHostApplicationBuilder builder, Desk desk, DispatchDesk dispatch, CommandEnvironment environment)
    {
        // Settings are read once, by our own rules; the host must not read them by others.
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
        });
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.Configure<HostOptions>(options =>
        {
            options.ShutdownTimeout = ShutdownTimeout;
            options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.StopHost;
        });
        AddSchedules(builder.Services, desk, dispatch, environment);
    }

    private static void AddSchedules(IServiceCollection services, Desk desk, DispatchDesk dispatch, CommandEnvironment environment)
    {
        IReadOnlyList<NoteSchedule> schedules = desk.Options.Schedules.Schedules;
        services.AddSingleton(desk);
        services.AddSingleton(dispatch);
        services.AddSingleton(schedules);
        services.AddSingleton(environment.Clock);
        services.AddSingleton<EditionWorker>();
        services.AddHostedService<DispatchService>();
        services.AddHostedService<CatchUpService>();
        if (desk.Options.Delivery.BounceFolder is { } returned)
        {
            services.AddSingleton(new BounceFolder(returned, dispatch.Room.Bounces, environment.Clock));
            services.AddHostedService<BounceService>();
        }

        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore();
            for (var i = 0; i < schedules.Count; i++)
            {
                var index = i;
                quartz.ScheduleJob<EditionJob>(
                    trigger => trigger.WithIdentity($"{schedules[index].NoteId}-{index}").WithCronSchedule(schedules[index].ToQuartz()),
                    job => job.WithIdentity($"{schedules[index].NoteId}-{index}").UsingJobData(EditionJob.Index, index));
            }
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Announce(IHost host, Desk desk, CommandEnvironment environment)
    {
        var talk = environment.Output.Talk;
        foreach (var schedule in desk.Options.Schedules.Schedules)
        {
            var next = schedule.After(environment.Clock.GetUtcNow()).Select(fire => fire.ToString("yyyy-MM-dd HH:mm:ss zzz", System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();
            talk.WriteLine($"{schedule.NoteId}: next fire {next ?? "never"} ({schedule.TimeZone.Id})");
        }

        if (desk.Options.Schedules.Schedules.IsEmpty)
            talk.WriteLine("Nothing is scheduled; only the portal is served.");
        if (!desk.Options.Portal.Enabled)
            return;
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses)
            environment.Output.Data.WriteLine(address);
        environment.Output.Data.Flush();
    }

    private static DiagnosticException AddressTaken(Desk desk) => new(FailureKind.Configuration, Diagnostic.Error(
        Place.Nowhere,
        $"the portal cannot listen on {desk.Options.Portal.Address}:{desk.Options.Portal.Port}: the address is in use.",
        "Stop the other process, or set Portal:Port to another port."));
}
