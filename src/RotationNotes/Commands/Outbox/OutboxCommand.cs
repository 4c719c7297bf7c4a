using System.CommandLine;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Messages;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;
using RotationNotes.Publishing.Configuration;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Outbox;

/// <summary><c>outbox</c>: what the ledger knows, and the operator's word about it.</summary>
internal static class OutboxCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner) => new("outbox", "Deliveries: who got what, and what an operator has to decide.")
    {
        Status(global, runner), Send(global, runner), Retry(global, runner), Resolve(global, runner), Approve(global, runner), Cancel(global, runner),
    };

    private static Argument<string> Edition => new("edition") { Description = "Edition as `outbox status` prints it." };

    private static Argument<string?> OptionalEdition => new("edition") { Description = "Edition as `outbox status` prints it; all by default.", Arity = ArgumentArity.ZeroOrOne };

    private static Option<string?> By => new("--by") { Description = "Who decides; kept in the ledger. By default the user of this account.", HelpName = "name" };

    private static Command Status(GlobalOptions global, CommandRunner runner)
    {
        var (edition, json) = (OptionalEdition, new Option<bool>("--json") { Description = "Print JSON." });
        var all = new Option<bool>("--all") { Description = "With an edition: every recipient, not only those without a good end." };
        var command = new Command("status", "Editions with their counts; with an edition, its recipients that need attention.") { edition, all, json };
        runner.Attach(command, parse =>
        {
            var environment = runner.Environment;
            using var room = MailRoom.OpenForReading(Options(global, parse, environment), environment.Clock);
            return new OutboxListing(environment.Output.Data, parse.GetValue(json)).Print(room?.Ledger, parse.GetValue(edition), parse.GetValue(all));
        });
        return command;
    }

    private static Command Send(GlobalOptions global, CommandRunner runner)
    {
        var edition = OptionalEdition;
        var command = new Command("send", "Send what is due and wait for the outcome; exit code 5 when somebody did not get it.") { edition };
        runner.Attach(command, parse =>
        {
            using var room = Open(global, parse, runner.Environment, "outbox send");
            if (parse.GetValue(edition) is { } name)
                Known(room, name);
            return new DeliveryReport(room, runner.Environment).Send(parse.GetValue(edition));
        });
        return command;
    }

    private static Command Retry(GlobalOptions global, CommandRunner runner)
    {
        var edition = Edition;
        var refused = new Option<bool>("--refused") { Description = "Try those again that the server refused, too." };
        var command = new Command("retry", "Try deferred recipients at once.") { edition, refused };
        runner.Attach(command, parse =>
        {
            using var room = Open(global, parse, runner.Environment, "outbox retry");
            var name = Known(room, parse.GetValue(edition)!);
            room.Ledger.Retry(name, parse.GetValue(refused));
            return new DeliveryReport(room, runner.Environment).Send(name);
        });
        return command;
    }

    private static Command Resolve(GlobalOptions global, CommandRunner runner)
    {
        var (edition, by) = (Edition, By);
        var recipient = new Option<string?>("--recipient") { Description = "One recipient.", HelpName = "a@b" };
        var all = new Option<bool>("--all") { Description = "Every ambiguous recipient of the edition." };
        var outcome = new Option<string>("--as") { Description = "delivered: they have it; resend: send it again; given-up: leave it.", HelpName = "outcome", Required = true };
        outcome.AcceptOnlyFromAmong("delivered", "resend", "given-up");
        var command = new Command("resolve", "Decide about recipients that may or may not have got the note.") { edition, recipient, all, outcome, by };
        runner.Attach(command, parse =>
        {
            var environment = runner.Environment;
            var address = parse.GetValue(recipient);
            if (address is null != parse.GetValue(all))
                throw Usage("name one --recipient, or --all.", null);
            using var room = Open(global, parse, environment, "outbox resolve");
            var name = Known(room, parse.GetValue(edition)!);
            var resolution = parse.GetValue(outcome) switch
            {
                "delivered" => Resolution.Delivered,
                "resend" => Resolution.Resend,
                _ => Resolution.GivenUp,
            };
            // A crash may have left rows that nobody has looked at since.
            room.Ledger.Recover(AmbiguityPolicy.Hold);
            var key = address is null ? null : EmailAddress.TryParse(address, out var parsed, out var reason) ? parsed.Key : throw Usage($"--recipient: {reason}", null);
            var decided = room.Ledger.Resolve(name, key, resolution, ByWhom(parse, by, environment));
            if (decided == 0)
                throw Usage(address is null ? $"{name} has no ambiguous recipient." : $"{address} is not ambiguous in {name}.", $"`outbox status {name}` shows the states.");
            environment.Output.Talk.WriteLine($"{decided} decided{(resolution == Resolution.Resend ? "; `outbox send` sends" : "")}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Approve(GlobalOptions global, CommandRunner runner)
    {
        var (edition, by) = (Edition, By);
        var command = new Command("approve", "Let a late edition go, which was held.") { edition, by };
        runner.Attach(command, parse =>
        {
            var environment = runner.Environment;
            using var room = Open(global, parse, environment, "outbox approve");
            var name = Known(room, parse.GetValue(edition)!);
            if (!room.Ledger.Approve(name, ByWhom(parse, by, environment)))
                throw Usage($"{name} is not held.", null);
            environment.Output.Talk.WriteLine($"{name} may go; `outbox send` or `serve` sends it.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Cancel(GlobalOptions global, CommandRunner runner)
    {
        var (edition, by) = (Edition, By);
        var command = new Command("cancel", "Stop an edition for good; who has it, has it.") { edition, by };
        runner.Attach(command, parse =>
        {
            var environment = runner.Environment;
            using var room = Open(global, parse, environment, "outbox cancel");
            var name = Known(room, parse.GetValue(edition)!);
            if (!room.Ledger.Cancel(name, ByWhom(parse, by, environment)))
                throw Usage($"{name} is stopped already.", null);
            environment.Output.Talk.WriteLine($"{name} is stopped.");
            return ExitCode.Done;
        });
        return command;
    }

    private static MailRoom Open(GlobalOptions global, ParseResult parse, CommandEnvironment environment, string purpose) =>
        MailRoom.Open(Options(global, parse, environment), purpose, environment.Clock);

    private static DeliveryOptions Options(GlobalOptions global, ParseResult parse, CommandEnvironment environment) => global.Load(parse, environment).Delivery;

    private static string Known(MailRoom room, string edition)
    {
        if (!room.Ledger.Status(edition).IsEmpty)
            return edition;
        var nearest = NearestName.Find(edition, room.Ledger.Status().Select(status => status.Edition));
        throw Usage($"the ledger has no edition '{edition}'.", nearest is null ? "`outbox status` prints all." : $"Did you mean '{nearest}'?");
    }

    private static string ByWhom(ParseResult parse, Option<string?> by, CommandEnvironment environment) =>
        parse.GetValue(by) is { Length: > 0 } name ? name
        : environment.Variables.GetValueOrDefault("USER") ?? environment.Variables.GetValueOrDefault("USERNAME") ?? "an operator";

    private static DiagnosticException Usage(string message, string? hint) => new(FailureKind.Usage, Diagnostic.Error(Place.Nowhere, message, hint));
}
