using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Sources;
using RotationNotes.Market.Sources.Fetching;
using RotationNotes.Publishing.Configuration;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Data;

/// <summary><c>data fetch</c> and <c>data sources</c>: market data from the network, and where they come from.</summary>
internal static class FetchCommand
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(5);

    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var environment = runner.Environment;
        var names = new Argument<string[]>("source") { Description = "Sources to ask; all of the settings when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var official = new Option<bool>("--official") { Description = "Also ask the keyless official sources that the settings do not have: FRED, Cboe, CFTC, Treasury." };
        var trial = new Option<bool>("--dry-run") { Description = "Ask and judge, but keep and store nothing." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var fetch = new Command("fetch", "Fetch market data from the configured sources into the store; prints what came and what did not.") { names, official, trial, json };
        runner.Attach(fetch, parse =>
        {
            var desk = new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder);
            return Fetch(desk, Choose(desk.Options.Market, parse.GetValue(names) ?? [], parse.GetValue(official)), parse.GetValue(trial), parse.GetValue(json), environment);
        });
        return fetch;
    }

    public static Command CreateList(GlobalOptions global, CommandRunner runner)
    {
        var environment = runner.Environment;
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var list = new Command("sources", "Configured and official sources: kind, whether the key is there, last success, what the vendor allows.") { json };
        runner.Attach(list, parse =>
        {
            var desk = new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder);
            List(desk, parse.GetValue(json), environment);
            return ExitCode.Done;
        });
        return list;
    }

    private static ImmutableArray<MarketSource> Choose(MarketOptions options, string[] names, bool official)
    {
        if (options.Offline)
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(Place.Nowhere, "Market:Offline is set: nothing is fetched.", "Import files with 'data import', or take the setting out."));
        ImmutableArray<MarketSource> all = official ? [.. options.Sources, .. MarketSource.Official(options.Sources, options.Contact)] : options.Sources;
        if (all.IsEmpty)
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(Place.Nowhere, "no source is configured.", "'data fetch --official' asks the keyless official ones; docs/market-data.md shows how to set others under Market:Sources."));
        if (names.Length == 0)
            return all;
        var unknown = names.Where(name => !all.Any(source => source.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Select(name => Diagnostic.Error(Place.Nowhere, $"there is no source '{name}'.", NearestName.HintOrList(name, all.Select(source => source.Name)) ?? "'data sources' lists them."))
            .ToImmutableArray();
        return unknown.IsEmpty
            ? [.. all.Where(source => names.Contains(source.Name, StringComparer.OrdinalIgnoreCase))]
            : throw new DiagnosticException(FailureKind.Usage, unknown);
    }

    private static int Fetch(Desk desk, ImmutableArray<MarketSource> sources, bool isTrial, bool asJson, CommandEnvironment environment)
    {
        var output = environment.Output;
        var folder = BodyArchive.Below(desk.Options.Market.Store);
        using var turn = isTrial ? null : FileLock.TryTake(BodyArchive.LockOf(folder), patience, environment.Clock, environment.Cancellation)
            ?? throw new DiagnosticException(FailureKind.Data, Diagnostic.Error(Place.Nowhere, "another fetch is under way.", "Wait for its end."));
        var run = new FetchRun(
            desk.Store, new BodyArchive(folder), SeriesMap.Load(desk.Options.Market.SeriesMap?.FullName), desk.Calendar, environment.Clock, environment.Variables, Agent());
        var bar = new ProgressBar(output, environment.Clock);
        FetchReport report;
        try
        {
            report = run.RunAsync(sources, isTrial, (done, total, source) => bar.Draw(done, total, $" files, {source}"), environment.Cancellation).GetAwaiter().GetResult();
        }
        finally
        {
            bar.Clear();
        }

        if (asJson)
            FetchOutput.PrintJson(output.Data, report);
        else
            FetchOutput.Print(output.Data, report);
        output.Data.Flush();
        foreach (var finding in report.Findings.Where(finding => !finding.IsError))
            output.Talk.WriteLine(finding);
        var failed = report.Rows.Where(row => row.Problem is not null).ToArray();
        foreach (var row in failed)
            output.Talk.WriteLine(Diagnostic.Error(new Place($"{row.Source}/{row.File}"), row.Problem!.What + ".", row.Problem.Advice));
        var changed = report.Rows.Count(row => row.Outcome == FetchOutcome.New);
        output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Rows.Length} files asked for: {changed} with news, {report.Rows.Length - changed - failed.Length} without, {failed.Length} failed{(isTrial ? "; nothing was stored (--dry-run)" : "")}."));
        return report.HasFailures ? (int)FailureKind.Data : ExitCode.Done;
    }

    private static void List(Desk desk, bool asJson, CommandEnvironment environment)
    {
        var market = desk.Options.Market;
        var archive = new BodyArchive(BodyArchive.Below(market.Store));
        var rows = market.Sources.Select(source => (Source: source, Origin: "settings"))
            .Concat(MarketSource.Official(market.Sources, market.Contact).Select(source => (Source: source, Origin: "--official")))
            .Select(row => new SourceLine(row.Source, row.Origin, !row.Source.WantsKey ? "none needed" : row.Source.Key(environment.Variables) is null ? "missing" : "present", archive.LastSuccess(row.Source.Name)))
            .ToArray();
        if (asJson)
            FetchOutput.PrintJson(environment.Output.Data, rows);
        else
            FetchOutput.Print(environment.Output.Data, rows);
        if (market.Offline)
            environment.Output.Talk.WriteLine("Market:Offline is set: none of them is asked.");
    }

    // A version may carry a commit after '+', which is no business of a vendor's.
    private static string Agent() => "RotationNotes/" + Desk.ProgramVersion.Split('+', ' ')[0];
}
