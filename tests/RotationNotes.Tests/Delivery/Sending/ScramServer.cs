using System.Security.Cryptography;
using System.Text;

namespace RotationNotes.Tests.Delivery.Sending;

/// <summary>The server's half of SCRAM-SHA-256 (RFC 5802, RFC 7677) for one password.</summary>
internal sealed class ScramServer(string password)
{
    private const int Iterations = 4096;
    private static readonly byte[] Salt = [1, 2, 3, 4, 5, 6, 7, 8];

    private readonly byte[] salted = Rfc2898DeriveBytes.Pbkdf2(password, Salt, Iterations, HashAlgorithmName.SHA256, 32);
    private string transcript = "";
    private string nonce = "";

    /// <summary>Reply to a line of the client's.</summary>
    public string Answer(string said)
    {
        if (said.StartsWith("AUTH ", StringComparison.Ordinal))
        {
            var first = Text(said.Split(' ')[^1])["n,,".Length..];
            nonce = first.Split(",r=")[1] + "server";
            var challenge = $"r={nonce},s={Convert.ToBase64String(Salt)},i={Iterations}";
            transcript = first + "," + challenge;
            return "334 " + Convert.ToBase64String(Encoding.ASCII.GetBytes(challenge)) + "\r\n";
        }

        if (said.Length == 0)
            return "235 2.7.0 welcome\r\n";
        var proof = Text(said).Split(",p=");
        transcript += "," + proof[0];
        var clientKey = Mac(salted, "Client Key");
        var expected = Mac(SHA256.HashData(clientKey), transcript).Zip(clientKey, (a, b) => (byte)(a ^ b)).ToArray();
        return proof[0] == "c=biws,r=" + nonce && proof[1] == Convert.ToBase64String(expected)
            ? "334 " + Convert.ToBase64String(Encoding.ASCII.GetBytes("v=" + Convert.ToBase64String(Mac(Mac(salted, "Server Key"), transcript)))) + "\r\n"
            : "535 5.7.8 no\r\n";
    }

    private static string Text(string base64) => Encoding.ASCII.GetString(Convert.FromBase64String(base64));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text));
}
