using System.Net;

namespace RotationNotes.Publishing.Configuration;

/// <summary>Section <c>Portal</c>: the archive as web pages.</summary>
/// <param name="Address">Address to listen on; loopback unless the operator says otherwise.</param>
/// <param name="Port">TCP port; 0 lets the system choose one.</param>
public sealed record PortalOptions(bool Enabled, IPAddress Address, int Port)
{
    public static PortalOptions Read(OptionsReader reader)
    {
        var enabled = reader.Flag("Portal:Enabled", true);
        var text = reader.Text("Portal:Address", "127.0.0.1");
        if (!IPAddress.TryParse(text, out var address))
        {
            reader.Refuse("Portal:Address", $"must be an IP address such as 127.0.0.1 or 0.0.0.0, was '{text}'.");
            address = IPAddress.Loopback;
        }

        return new PortalOptions(enabled, address, reader.Number("Portal:Port", 5077, 0, 65535));
    }
}
