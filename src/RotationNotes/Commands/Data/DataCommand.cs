using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Import;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Store;
using RotationNotes.Market.Views;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Data;

/// <summary><c>data import|fetch|sources|status|undo</c>: market files in, what is there and how fresh, one step back.</summary>
internal static class DataCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var environment = runner.Environment;
        var folder = new Argument<string>("folder") { Description = "Folder with the files; subfolders are read too." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var oddDays = new Option<bool>("--odd-days") { Description = "Also list every odd day that was kept: moves far beyond the usual, repeated values." };
        var replace = new Option<bool>("--replace") { Description = "Store series also where they would shorten, rescale or contradict what is stored; says how many rows go." };
        var import = new Command("import", "Read market files, recognised by their header, into the store; prints a table of what became of each.") { folder, oddDays, replace, json };
        runner.Attach(import, parse =>
        {
            var desk = new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder);
            var named = parse.GetValue(folder)!;
            if (string.IsNullOrWhiteSpace(named))
                throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(Place.Nowhere, "no folder is named.", "Name the folder that holds the market files; '.' is the current one."));
            return Import(desk, Path.GetFullPath(named, environment.CurrentFolder.FullName), parse.GetValue(oddDays), parse.GetValue(replace), parse.GetValue(json), environment);
        });
        var undo = new Command("undo", "Return to the store before the last import that changed it; the last five are kept.");
        runner.Attach(undo, parse => Undo(new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder), environment));

        var files = new Option<bool>("--files") { Description = "Also list the files that the series came from, with their SHA-256." };
        var status = new Command("status", "Every series: its source, first and last date, and how far it lags behind.") { json, files };
        runner.Attach(status, parse =>
        {
            var desk = new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder);
            var market = desk.LoadMarket();
            if (market.IsSample)
                environment.Output.Talk.WriteLine("Sample data: nothing was imported yet, the numbers are generated.");
            var sources = market.IsSample ? [] : desk.Store.Read()?.Sources ?? [];
            if (parse.GetValue(json))
                DataJson.PrintStatus(environment.Output.Data, market, sources);
            else
                PrintStatus(environment.Output.Data, market);
            if (parse.GetValue(files) && !parse.GetValue(json))
                PrintFiles(environment.Output.Data, sources);
            return ExitCode.Done;
        });

        return new Command("data", "Market data.") { import, FetchCommand.Create(global, runner), FetchCommand.CreateList(global, runner), status, undo };
    }

    private static int Import(Desk desk, string folder, bool oddDays, bool replace, bool json, CommandEnvironment environment)
    {
        if (!Directory.Exists(folder))
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(new Place(folder), "this folder does not exist.", "Name the folder that holds the market files."));
        var map = SeriesMap.Load(desk.Options.Market.SeriesMap?.FullName);
        var now = environment.Clock.GetUtcNow();
        var report = FolderImport.Run(new DirectoryInfo(folder), map, desk.Calendar, now);
        var stored = desk.Store.Save(report, now, replace);
        var output = environment.Output;
        if (json)
            DataJson.PrintImport(output.Data, report, oddDays);
        else
            PrintImport(output.Data, report);
        if (oddDays && !json)
            PrintOddDays(output.Data, report);
        output.Data.Flush();
        foreach (var problem in report.Problems.Concat(stored.Findings))
            output.Talk.WriteLine(problem);
        if (!oddDays && report.Rows.Sum(row => row.OddDays.Length) is var odd and > 0)
            output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{odd} odd {(odd == 1 ? "day was" : "days were")} kept as the vendor has them; --odd-days lists each."));
        foreach (var series in stored.Revised.GroupBy(row => row.Series))
            output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{series.Key}: {series.Count()} stored {(series.Count() == 1 ? "value" : "values")} revised, first on {series.First().Date:yyyy-MM-dd} from {series.First().Before} to {series.First().After}; the old ones stand in {MarketStore.FileName}{MarketStore.RevisionsSuffix}."));
        output.Talk.WriteLine(stored.Saved == 0
            ? "Nothing was stored."
            : string.Create(CultureInfo.InvariantCulture, $"{stored.Saved} series stored in {desk.Options.Paths.Shown(desk.Store.FilePath)}."));
        var failed = report.Rows.Count(row => row.Outcome == ImportOutcome.Failed);
        if (failed > 0)
            output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{failed} {(failed == 1 ? "file has" : "files have")} errors; nothing of {(failed == 1 ? "it" : "them")} was stored. Correct and import again."));
        return report.HasErrors || stored.HasRefusals || stored.Saved == 0 ? (int)FailureKind.Data : ExitCode.Done;
    }

    private static int Undo(Desk desk, CommandEnvironment environment)
    {
        var (now, left) = desk.Store.Undo();
        var before = (left?.Series ?? []).ToDictionary(series => series.Descriptor.Id.Value, StringComparer.Ordinal);
        var after = now.Series.ToDictionary(series => series.Descriptor.Id.Value, StringComparer.Ordinal);
        var table = new TerminalTable("series", "values before", "values now", "last now").Right(1, 2);
        foreach (var id in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, back) = (before.GetValueOrDefault(id), after.GetValueOrDefault(id));
            if (old?.Digest != back?.Digest)
                table.Add(id, old?.Count.ToString(CultureInfo.InvariantCulture) ?? "", back?.Count.ToString(CultureInfo.InvariantCulture) ?? "", back is { Count: > 0 } ? DateArgument.Text(back.Last) : "");
        }

        table.Print(environment.Output.Data);
        environment.Output.Talk.WriteLine($"Returned to the store before the last import: {now.Series.Length} series, vintage {now.Digest[..12]}.");
        return ExitCode.Done;
    }

    private static void PrintImport(TextWriter writer, ImportReport report)
    {
        var table = new TerminalTable("file", "layout", "series", "rows", "first", "last", "problems").Right(3);
        foreach (var row in report.Rows)
        {
            table.Add(
                row.File,
                row.Layout.Length == 0 ? "unknown" : row.Layout,
                row.SeriesId,
                row.Rows.ToString(CultureInfo.InvariantCulture),
                row.First is { } first ? DateArgument.Text(first) : "",
                row.Last is { } last ? DateArgument.Text(last) : "",
                Problems(row));
        }

        table.Print(writer);
    }

    private static void PrintOddDays(TextWriter writer, ImportReport report)
    {
        writer.WriteLine();
        var table = new TerminalTable("file", "series", "date", "kind", "what");
        foreach (var row in report.Rows)
        {
            foreach (var day in row.OddDays)
                table.Add(row.File, day.Series.Value, DateArgument.Text(day.Date), day.Kind, day.What);
        }

        table.Print(writer);
    }

    private static string Problems(ImportRow row)
    {
        if (row.Problems.IsEmpty)
            return row.Outcome == ImportOutcome.NotUsed ? "not used: another file holds this series" : "";
        var first = row.Problems[0];
        var line = first.Place.Line > 0 ? $"line {first.Place.Line.ToString(CultureInfo.InvariantCulture)}: " : "";
        var more = row.Problems.Length > 1 ? $" (+{(row.Problems.Length - 1).ToString(CultureInfo.InvariantCulture)} more)" : "";
        return line + first.Message + more;
    }

    private static void PrintStatus(TextWriter writer, MarketData market)
    {
        var view = market.AsOf(market.DefaultAsOf);
        writer.WriteLine($"{(market.IsSample ? "sample market" : "imported market")}, sessions {DateArgument.Text(market.FirstSession)} to {DateArgument.Text(market.LastSession)}, default as-of date {DateArgument.Text(market.DefaultAsOf)}, vintage {market.Vintage[..Math.Min(12, market.Vintage.Length)]}");
        var table = new TerminalTable("series", "name", "source", "values", "first", "last", "sessions behind", "state").Right(3, 6);
        foreach (var series in market.Series)
        {
            var age = view.StalenessOf(series.Id);
            table.Add(
                series.Id.Value,
                series.Descriptor.Name,
                series.Descriptor.Source,
                series.Count.ToString(CultureInfo.InvariantCulture),
                series.Count > 0 ? DateArgument.Text(series.Dates[0]) : "",
                series.Count > 0 ? DateArgument.Text(series.Dates[^1]) : "",
                age is { } known ? known.SessionsBehind.ToString(CultureInfo.InvariantCulture) : "",
                State(age));
        }

        table.Print(writer);
    }

    private static void PrintFiles(TextWriter writer, ImmutableArray<ImportSource> sources)
    {
        writer.WriteLine();
        var table = new TerminalTable("file", "layout", "series", "rows", "first", "last", "imported (UTC)", "sha-256").Right(3);
        foreach (var source in sources)
        {
            table.Add(
                source.File,
                source.Layout,
                source.SeriesId,
                source.Rows.ToString(CultureInfo.InvariantCulture),
                DateArgument.Text(source.First),
                DateArgument.Text(source.Last),
                source.ImportedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                source.Sha256);
        }

        table.Print(writer);
    }

    internal static string State(Staleness? age) => age is not { } known ? "unknown" : known.IsStale ? "stale" : "fresh";
}
